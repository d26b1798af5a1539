package io.github.trrauth.servers.app.scanned;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** An application that names no resources, so that the server looks for them. */
@ApplicationPath("/probe")
@ApplicationScoped
public class ScannedApplication extends Application {
  /** Made by the server. */
  public ScannedApplication() {}
}
