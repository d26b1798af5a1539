package io.github.trrauth.cdi;

import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The application that this copy of the jar belongs to, and whether the current thread works for
 * it: for places that several applications share, such as the CXF bus of a server.
 */
public final class Home {
  private Home() {}

  /**
   * Says whether the thread works for this application: it sees this copy of the jar, or, if it
   * sees none, the application's code has called.
   *
   * @return false also where nothing is known
   */
  public static boolean isHere() {
    Class<?> visible = visible();
    return visible == null ? isOurs(caller()) : visible == Home.class;
  }

  /**
   * Says whether the thread works for another application, which has a copy of its own.
   *
   * @return false also where nothing is known
   */
  public static boolean isElsewhere() {
    Class<?> visible = visible();
    return visible != null && visible != Home.class;
  }

  private static @Nullable Class<?> visible() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context == null) {
      return null;
    }
    try {
      // Not Class.forName, whose answer the JVM remembers for the loader that was asked: TomEE has
      // one that asks the loader of whichever application is at work.
      return context.loadClass(Home.class.getName());
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  /** Returns the loader of the nearest code on the stack that is neither ours nor the server's. */
  private static @Nullable ClassLoader caller() {
    Optional<ClassLoader> nearest =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
            .walk(
                frames ->
                    frames
                        .<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(Home::isOfAnApplication)
                        .findFirst()
                        .map(Class::getClassLoader));
    return nearest.orElse(null);
  }

  private static boolean isOfAnApplication(Class<?> type) {
    ClassLoader own = Home.class.getClassLoader();
    boolean ofThisJar = type.getProtectionDomain() == Home.class.getProtectionDomain();
    boolean ofTheServer =
        type.getClassLoader() != own && isSameOrParent(type.getClassLoader(), own);
    return !ofThisJar && !ofTheServer && !Proxy.isProxyClass(type);
  }

  private static boolean isOurs(@Nullable ClassLoader loader) {
    return loader != null && isSameOrParent(Home.class.getClassLoader(), loader);
  }

  private static boolean isSameOrParent(@Nullable ClassLoader parent, ClassLoader loader) {
    for (ClassLoader one = loader; one != null; one = one.getParent()) {
      if (one == parent) {
        return true;
      }
    }
    return parent == null;
  }
}
