package io.github.trrauth.cdi;

import io.github.trrauth.MessageId;
import io.github.trrauth.SourceMBean;
import io.github.trrauth.TokenSource;
import org.jspecify.annotations.Nullable;

/** The token source of an application in JMX, on a JVM that has it, until the application ends. */
final class ShownSource implements AutoCloseable {
  private final @Nullable SourceMBean registered;

  private ShownSource(@Nullable SourceMBean registered) {
    this.registered = registered;
  }

  /** Shows the source; where JMX does not work a warning says so, and all else goes on. */
  static ShownSource of(TokenSource source) {
    try {
      return new ShownSource(SourceMBean.register(source, applicationName()));
    } catch (RuntimeException | LinkageError e) {
      Log.warn(MessageId.JMX_UNAVAILABLE, "There is no MBean of the token source: " + e);
      return new ShownSource(null);
    }
  }

  @Override
  public void close() {
    if (registered != null) {
      registered.close();
    }
  }

  /** Returns what a server calls the application on this thread; else what its loader is called. */
  private static String applicationName() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    String name = loader == null ? null : loader.getName();
    String fallback = name == null ? "application" : name;
    // In Java SE JNDI may lead to another machine, and there is nothing to be found.
    return loader == ClassLoader.getSystemClassLoader() ? fallback : nameInServer(fallback);
  }

  private static String nameInServer(String fallback) {
    try {
      return NameInServer.or(fallback);
    } catch (LinkageError e) {
      // There is no JNDI, as in a module of WildFly that does not name java.naming.
      return fallback;
    }
  }
}
