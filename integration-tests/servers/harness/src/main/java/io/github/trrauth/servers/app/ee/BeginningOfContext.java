package io.github.trrauth.servers.app.ee;

import io.github.trrauth.servers.app.AtStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** A bean that calls the vendor as soon as there are beans. */
@ApplicationScoped
public class BeginningOfContext {
  void call(@Observes @Initialized(ApplicationScoped.class) Object event) {
    AtStart.call("cdi-initialized");
  }
}
