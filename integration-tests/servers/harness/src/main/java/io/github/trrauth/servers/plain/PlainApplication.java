package io.github.trrauth.servers.plain;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** It names no class: the server finds the resource. */
@ApplicationPath("/probe")
public class PlainApplication extends Application {
  /** One object per class loader of the application: a heap histogram counts the loaders by it. */
  public static final Trace TRACE = new Trace();

  /** What is left of an application that is not collected. */
  public static final class Trace {
    private Trace() {}
  }
}
