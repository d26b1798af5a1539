package io.github.trrauth.servers.quarkus;

import io.github.trrauth.servers.EngineContract;
import io.github.trrauth.servers.ObservabilityContract;
import io.github.trrauth.servers.QuarkusProcess;
import io.github.trrauth.servers.RuntimeContract;
import io.github.trrauth.servers.Server;
import java.util.List;

/** Quarkus with {@code quarkus-resteasy-client}, Micrometer and SmallRye Health. */
class QuarkusClassicIT extends RuntimeContract implements EngineContract, ObservabilityContract {
  @Override
  protected Server newServer() {
    return QuarkusProcess.prepare();
  }

  @Override
  public List<String> beansOfOurs() {
    return List.of(
        "bean io.github.trrauth.TokenSource", "bean io.github.trrauth.cdi.TokenHealthCheck");
  }

  @Override
  public String metricsPage() {
    return "q/metrics";
  }

  @Override
  public String readinessPage() {
    return "q/health/ready";
  }

  @Override
  public boolean runsSeveralApplications() {
    return false;
  }
}
