package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
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

  @Test
  void isHere_inASharedPlace_asksForTheApplicationAtWork() throws Exception {
    AnyApplication any = new AnyApplication(server);
    for (ClassLoader application : List.of(one, two, one)) {
      any.application = application;
      assertThat(isHereShared(one, any)).isEqualTo(application == one);
      assertThat(isHereShared(two, any)).isEqualTo(application == two);
    }
  }

  @Test
  void isHere_inASharedPlaceOnThreadOfNobodys_asksForTheNearestCaller() throws Exception {
    for (ClassLoader nobodys : new ClassLoader[] {null, server}) {
      assertThat(isHereShared(one, nobodys, one)).isTrue();
      assertThat(isHereShared(one, nobodys, two)).isFalse();
      assertThat(isHereShared(one, nobodys, two, one)).isTrue();
      assertThat(isHereShared(one, nobodys, one, two)).isFalse();
    }
  }

  @Test
  void isHere_inASharedPlaceOnThreadOfNobodysWithoutACaller_isFalse() throws Exception {
    assertThat(isHereShared(one, null)).isFalse();
  }

  /** Asks on behalf of applications' code: the first calls the second, which calls the filter. */
  private static boolean isHereShared(ClassLoader own, ClassLoader context, ClassLoader... callers)
      throws Exception {
    var method = own.loadClass(Home.class.getName()).getDeclaredMethod("isHere");
    method.setAccessible(true);
    Callable<?> call = () -> method.invoke(null);
    if (callers.length > 0) {
      call = caller(callers[callers.length - 1], method);
    }
    for (int i = callers.length - 2; i >= 0; i--) {
      call = caller(callers[i], call);
    }
    return (Boolean) with(context, call);
  }

  private static Callable<?> caller(ClassLoader application, Object called) throws Exception {
    Class<?> type = new Applications(application).loadClass(Caller.class.getName());
    Constructor<?> constructor = type.getDeclaredConstructor(Object.class);
    constructor.setAccessible(true);
    return (Callable<?>) constructor.newInstance(called);
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

  /** The code of an application. */
  static final class Caller implements Callable<Object> {
    private final Object called;

    Caller(Object called) {
      this.called = called;
    }

    @Override
    public Object call() throws Exception {
      return called instanceof Method method ? method.invoke(null) : ((Callable<?>) called).call();
    }
  }

  /** The loader of an application's own classes, below the one that has the jar. */
  private static final class Applications extends ClassLoader {
    Applications(ClassLoader jar) {
      super(jar);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Caller.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = HomeTest.class.getResourceAsStream("HomeTest$Caller.class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** TomEE's loader for requests, which asks the loader of the application that is at work. */
  private static final class AnyApplication extends ClassLoader {
    private ClassLoader application;

    AnyApplication(ClassLoader server) {
      super(server);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return application.loadClass(name);
    }
  }
}
