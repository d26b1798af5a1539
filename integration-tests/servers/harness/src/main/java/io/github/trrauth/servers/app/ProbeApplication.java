package io.github.trrauth.servers.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The application under test. */
@ApplicationPath("/probe")
@ApplicationScoped
public class ProbeApplication extends Application {
  /** Made by the server. */
  public ProbeApplication() {
    Marker.set();
  }

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(ProbeResource.class);
  }
}
