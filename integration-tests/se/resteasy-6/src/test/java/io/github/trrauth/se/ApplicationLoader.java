package io.github.trrauth.se;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * The class loader of an application that brings our jar along and gets all else from its server.
 */
final class ApplicationLoader extends URLClassLoader {
  private static final String OURS = "io.github.trrauth.";

  ApplicationLoader(Class<?>... inJars) {
    super(locations(inJars), new Server(locations(inJars)));
  }

  private static URL[] locations(Class<?>... types) {
    URL[] jars = new URL[types.length];
    for (int i = 0; i < types.length; i++) {
      jars[i] = types[i].getProtectionDomain().getCodeSource().getLocation();
    }
    return jars;
  }

  /** The class path of this JVM without what the application brings along. */
  private static final class Server extends ClassLoader {
    private final ClassLoader all = ApplicationLoader.class.getClassLoader();
    private final List<URL> hidden;

    Server(URL[] hidden) {
      super(ClassLoader.getPlatformClassLoader());
      this.hidden = List.of(hidden);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith(OURS)) {
        throw new ClassNotFoundException(name);
      }
      return all.loadClass(name);
    }

    @Override
    protected URL findResource(String name) {
      try {
        List<URL> found = Collections.list(findResources(name));
        return found.isEmpty() ? null : found.get(0);
      } catch (IOException e) {
        return null;
      }
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
      List<URL> found = Collections.list(all.getResources(name));
      found.removeIf(this::isHidden);
      return Collections.enumeration(found);
    }

    private boolean isHidden(URL resource) {
      return hidden.stream().anyMatch(jar -> resource.toString().contains(jar.toString()));
    }
  }
}
