package io.github.trrauth.servers.wildfly;

import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.servers.AgentContract;
import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerRun;
import java.nio.file.Path;
import java.util.List;

/** WildFly with the agent, and with its MicroProfile configuration, which has fewer subsystems. */
class WildFlyAgentIT extends ServerRun implements AgentContract {
  @Override
  protected Server newServer() {
    return WildFly.with("standalone-microprofile.xml", "agent");
  }

  @Override
  protected List<String> jvmArguments(Sandbox vendor) {
    Path jar = Path.of(System.getProperty("agent.jar"));
    return AgentContract.agent(jar, WildFly.home().resolveSibling("agent"), vendor);
  }

  @Override
  public boolean hasEnterpriseBeans() {
    return false;
  }

  @Override
  public String logManager() {
    return "org.jboss.logmanager.LogManager";
  }
}
