package io.github.trrauth.servers.app.ee;

import io.github.trrauth.servers.app.AtStart;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** An enterprise bean that calls the vendor before the application serves anybody. */
@Singleton
@Startup
public class Beginning {
  @PostConstruct
  void call() {
    AtStart.call("ejb-startup");
  }
}
