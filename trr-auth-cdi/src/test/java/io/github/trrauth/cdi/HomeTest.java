package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Two copies of the jar, each with a loader of its own, as in two applications of one server. */
class HomeTest {
  private final ClassLoader server = new Filtering(HomeTest.class.getClassLoader());
  private final ClassLoader one = copy();
  private final ClassLoader two = copy();

  @Test
  void isHere_onThreadOfTheApplication_isTrue() throws Exception {
    assertThat(isHere(one, one)).isTrue();
    assertThat(isHere(one, new URLClassLoader(new URL[0], one))).isTrue();
  }

  @Test
  void isHere_onThreadOfAnotherApplication_isFalse() throws Exception {
    assertThat(isHere(one, two)).isFalse();
  }

  @Test
  void isHere_onThreadOfAnApplicationWithoutTheJar_isFalse() throws Exception {
    assertThat(isHere(one, new URLClassLoader(new URL[0], server))).isFalse();
  }

  @Test
  void isHere_onThreadOfNobodys_isTrue() throws Exception {
    assertThat(isHere(one, null)).isTrue();
    assertThat(isHere(one, server)).isTrue();
    assertThat(isHere(one, ClassLoader.getPlatformClassLoader())).isTrue();
  }

  @Test
  void isHere_onThreadOfNobodysWithFiltersOfTwo_isFalse() throws Exception {
    Class<?> foreign = two.loadClass(BearerFilter.class.getName());
    FakeConfiguration both =
        FakeConfiguration.of(one.loadClass(BearerFilter.class.getName()), foreign);
    assertThat(isHere(one, null, both)).isFalse();
    assertThat(isHere(one, one, both)).isTrue();
  }

  private static boolean isHere(ClassLoader own, ClassLoader context) throws Exception {
    Class<?> filter = own.loadClass(BearerFilter.class.getName());
    return isHere(own, context, FakeConfiguration.of(filter));
  }

  private static boolean isHere(ClassLoader own, ClassLoader context, FakeConfiguration client)
      throws Exception {
    var home = own.loadClass(Home.class.getName());
    var method = home.getDeclaredMethod("isHere", jakarta.ws.rs.core.Configuration.class);
    method.setAccessible(true);
    return with(context, () -> (Boolean) method.invoke(null, client));
  }

  private static <T> T with(ClassLoader context, Callable<T> work) throws Exception {
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

  /** What a server gives its applications: everything but our jar. */
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
