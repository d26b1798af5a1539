package io.github.trrauth.servers.tomee;

import io.github.trrauth.servers.ObservabilityContract;
import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerRun;
import io.github.trrauth.servers.TestApplication;
import java.net.URI;

/** TomEE MicroProfile, which has both pages in each application. */
class TomEeObservabilityIT extends ServerRun implements ObservabilityContract {
  @Override
  protected Server newServer() {
    return new TomEe("observed");
  }

  @Override
  public boolean hasJakartaEe10() {
    return false;
  }

  /** Its health page is a resource, which it adds where the application names none itself. */
  @Override
  public TestApplication application(String name) {
    return ObservabilityContract.super.application(name).scanned();
  }

  @Override
  public URI pages(String application) {
    return stage().server().root(application);
  }

  @Override
  public String metricsPage() {
    return "metrics";
  }

  /** It has MicroProfile Metrics 4, which puts the scope there. */
  @Override
  public String metricsPrefix() {
    return "application_";
  }

  @Override
  public String readinessPage() {
    return "probe/health/ready";
  }
}
