package io.github.trrauth.servers.helidon;

import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.servers.Calling;
import io.github.trrauth.servers.EngineContract;
import io.github.trrauth.servers.ObservabilityContract;
import io.github.trrauth.servers.RuntimeContract;
import io.github.trrauth.servers.Server;
import java.util.List;

/** Helidon MP, with its MicroProfile Metrics and Health. */
class HelidonIT extends RuntimeContract implements EngineContract, ObservabilityContract {
  @Override
  public List<String> beansOfOurs() {
    return List.of(
        "bean io.github.trrauth.TokenSource", "bean io.github.trrauth.cdi.TokenHealthCheck");
  }

  @Override
  public String metricsPage() {
    return "metrics";
  }

  @Override
  public String readinessPage() {
    return "health/ready";
  }

  @Override
  public boolean runsSeveralApplications() {
    return false;
  }

  @Override
  protected Server newServer() {
    return Helidon.prepare();
  }

  /** Jersey's way of sending PATCH, which the contract does, reaches into the JDK. */
  @Override
  protected List<String> jvmArguments(Sandbox vendor) {
    return OPENS_FOR_PATCH;
  }

  @Override
  public Calling calling(String thread, String client) {
    // MicroProfile's builder is found through the context class loader only.
    return thread.equals("thread-without-loader") && client.equals("rest-client")
        ? Calling.IMPOSSIBLE
        : Calling.SIGNED;
  }
}
