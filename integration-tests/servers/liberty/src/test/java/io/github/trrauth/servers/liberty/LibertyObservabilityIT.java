package io.github.trrauth.servers.liberty;

import io.github.trrauth.servers.ObservabilityContract;
import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerRun;

/** Open Liberty with MicroProfile Metrics and Health. */
class LibertyObservabilityIT extends ServerRun implements ObservabilityContract {
  @Override
  protected Server newServer() {
    return Liberty.observed();
  }

  @Override
  public String metricsPage() {
    return "metrics";
  }

  @Override
  public String readinessPage() {
    return "health/ready";
  }
}
