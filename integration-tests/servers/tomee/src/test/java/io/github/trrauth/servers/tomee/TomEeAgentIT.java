package io.github.trrauth.servers.tomee;

import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.servers.AgentContract;
import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerRun;
import java.nio.file.Path;
import java.util.List;

/** TomEE with the agent. */
class TomEeAgentIT extends ServerRun implements AgentContract {
  @Override
  protected Server newServer() {
    return new TomEe("agent");
  }

  @Override
  protected List<String> jvmArguments(Sandbox vendor) {
    Path jar = Path.of(System.getProperty("agent.jar"));
    return AgentContract.agent(jar, TomEe.home().resolveSibling("agent"), vendor);
  }

  @Override
  public boolean hasJakartaEe10() {
    return false;
  }

  @Override
  public String logManager() {
    return "org.apache.juli.ClassLoaderLogManager";
  }
}
