package io.github.trrauth.cdi;

import jakarta.ws.rs.core.Configuration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request is made by the application whose copy of this jar this is.
 *
 * <p>An implementation may put a filter of one application on a client of another: a bus that is
 * shared, or RESTEasy, which on a thread that serves no request falls back to the providers of
 * whichever application was deployed first. Nobody's request may carry somebody else's token.
 */
final class Home {
  private static final @Nullable ClassLoader OWN = Home.class.getClassLoader();

  private Home() {}

  /** Says whether the context class loader sees this very copy. */
  static boolean isHere() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null && (context == OWN || seen(context) == Home.class);
  }

  /**
   * Says whether a client of this configuration, used on this thread, is this application's. On a
   * thread of nobody's in particular, such as one of the common pool, it is, unless it has another
   * copy of the filter as well: then nobody knows.
   */
  static boolean isHere(Configuration client) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context == OWN) {
      return true;
    }
    Class<?> seen = context == null ? null : seen(context);
    return seen == null ? isNobodys(context) && !hasAnotherCopy(client) : seen == Home.class;
  }

  private static @Nullable Class<?> seen(ClassLoader context) {
    try {
      return Class.forName(Home.class.getName(), false, context);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  /** Another application's loader is neither above ours nor the JVM's own. */
  private static boolean isNobodys(@Nullable ClassLoader context) {
    ClassLoader system = ClassLoader.getSystemClassLoader();
    return context == null || OWN == system || isAbove(context, OWN) || isAbove(context, system);
  }

  private static boolean isAbove(ClassLoader context, @Nullable ClassLoader lower) {
    for (ClassLoader loader = lower; loader != null; loader = loader.getParent()) {
      if (loader == context) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasAnotherCopy(Configuration client) {
    return Stream.concat(
            client.getClasses().stream(), client.getInstances().stream().map(Object::getClass))
        .anyMatch(
            type ->
                type != BearerFilter.class && type.getName().equals(BearerFilter.class.getName()));
  }
}
