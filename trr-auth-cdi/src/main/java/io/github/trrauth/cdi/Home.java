package io.github.trrauth.cdi;

import jakarta.ws.rs.core.Configuration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request is made by the application whose copy of this jar this is.
 *
 * <p>An implementation may put a filter of one application on a client of another: a bus that is
 * shared, or RESTEasy, which on a thread that serves no request falls back to the providers of
 * whichever application was deployed first. Nobody's request may carry somebody else's token.
 */
public final class Home {
  private static final @Nullable ClassLoader OWN = Home.class.getClassLoader();

  private Home() {}

  /**
   * Says whether the context class loader sees this very copy, or, where it sees none, the nearest
   * caller that sees one.
   *
   * @return false also where nothing is known
   */
  public static boolean isHere() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    Class<?> seen = context == null ? null : seen(context);
    return (seen == null ? seenByCaller() : seen) == Home.class;
  }

  /**
   * Says whether a client of this configuration, used on this thread, is this application's. On a
   * thread of nobody's in particular, such as one of the common pool, the nearest caller decides.
   * Where that does not help it is, unless it has another copy of the filter as well: then nobody
   * knows.
   */
  static boolean isHere(@Nullable Configuration client) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context == OWN) {
      return true;
    }
    Class<?> seen = context == null ? null : seen(context);
    if (seen == null && isNobodys(context)) {
      seen = seenByCaller();
      return seen == null ? !hasAnotherCopy(client) : seen == Home.class;
    }
    return seen == Home.class;
  }

  /**
   * Says whether the context class loader sees another copy, and so is another application's.
   *
   * @return false also where nothing is known
   */
  public static boolean isElsewhere() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    Class<?> seen = context == null ? null : seen(context);
    return seen != null && seen != Home.class;
  }

  /** Returns the filter of the application on this thread, if that has another copy, or null. */
  static @Nullable Class<?> otherFilter() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    Class<?> seen = context == null ? null : seen(context);
    if (seen == null && isNobodys(context)) {
      seen = seenByCaller();
    }
    return seen == null || seen == Home.class
        ? null
        : named(BearerFilter.class, seen.getClassLoader());
  }

  private static @Nullable Class<?> seen(ClassLoader context) {
    return named(Home.class, context);
  }

  private static @Nullable Class<?> named(Class<?> ours, ClassLoader context) {
    try {
      // Not Class.forName, whose answer the JVM keeps for the loader that was asked: TomEE has one
      // that asks the loader of whichever application is at work.
      return context.loadClass(ours.getName());
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  private static @Nullable Class<?> seenByCaller() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .<Class<?>>walk(
            frames ->
                frames
                    .map(StackWalker.StackFrame::getDeclaringClass)
                    .filter(type -> !isOurs(type))
                    .map(Class::getClassLoader)
                    .filter(loader -> loader == OWN || !isAbove(loader, OWN))
                    .distinct()
                    .<Class<?>>map(Home::seen)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null));
  }

  /** A filter of another copy is no caller, but passes a request on. */
  private static boolean isOurs(Class<?> type) {
    return type.getProtectionDomain() == Home.class.getProtectionDomain()
        || type.getName().equals(BearerFilter.class.getName())
        || type.getName().equals(Neighbour.class.getName());
  }

  /** Another application's loader is neither above ours nor the JVM's own. */
  private static boolean isNobodys(@Nullable ClassLoader context) {
    ClassLoader system = ClassLoader.getSystemClassLoader();
    return OWN == system || isAbove(context, OWN) || isAbove(context, system);
  }

  private static boolean isAbove(@Nullable ClassLoader context, @Nullable ClassLoader lower) {
    for (ClassLoader loader = lower; loader != null; loader = loader.getParent()) {
      if (loader == context) {
        return true;
      }
    }
    return context == null;
  }

  private static boolean hasAnotherCopy(@Nullable Configuration client) {
    if (client == null) {
      // A MicroProfile Rest Client of TomEE's.
      return false;
    }
    return Stream.concat(
            client.getClasses().stream(), client.getInstances().stream().map(Object::getClass))
        .anyMatch(
            type ->
                type != BearerFilter.class && type.getName().equals(BearerFilter.class.getName()));
  }
}
