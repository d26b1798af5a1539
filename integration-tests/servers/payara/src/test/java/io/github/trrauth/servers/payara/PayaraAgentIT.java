package io.github.trrauth.servers.payara;

import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.servers.AgentContract;
import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerRun;
import java.nio.file.Path;
import java.util.List;

/** Payara Micro with the agent. */
class PayaraAgentIT extends ServerRun implements AgentContract {
  @Override
  protected Server newServer() {
    return new Payara("agent");
  }

  @Override
  protected List<String> jvmArguments(Sandbox vendor) {
    Path jar = Path.of(System.getProperty("agent.jar"));
    return AgentContract.agent(jar, Path.of("target", "agent").toAbsolutePath(), vendor);
  }

  /** Payara Micro has none of its own, and configures that of the JVM. */
  @Override
  public String logManager() {
    return "java.util.logging.LogManager";
  }
}
