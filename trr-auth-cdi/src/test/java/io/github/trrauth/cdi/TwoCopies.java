package io.github.trrauth.cdi;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;

/** Two copies of the jar, each with a loader of its own, as in two applications of one server. */
final class TwoCopies {
  private final ClassLoader server = new Filtering(TwoCopies.class.getClassLoader());
  private final ClassLoader one = copy();
  private final ClassLoader two = copy();

  /** What applications get from the server: everything but our jar. */
  ClassLoader server() {
    return server;
  }

  ClassLoader one() {
    return one;
  }

  ClassLoader two() {
    return two;
  }

  static <T> T with(ClassLoader context, Callable<T> work) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(context);
    try {
      return work.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private ClassLoader copy() {
    URL classes = Home.class.getProtectionDomain().getCodeSource().getLocation();
    return new URLClassLoader(new URL[] {classes}, server);
  }

  private static final class Filtering extends ClassLoader {
    private final ClassLoader all;

    Filtering(ClassLoader all) {
      super(ClassLoader.getPlatformClassLoader());
      this.all = all;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("io.github.trrauth.cdi.")) {
        throw new ClassNotFoundException(name);
      }
      return all.loadClass(name);
    }
  }
}
