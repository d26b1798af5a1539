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

class HomeTest {
  private final TwoCopies copies = new TwoCopies();

  @Test
  void isHere_onThreadOfTheApplication_isTrue() throws Exception {
    assertThat(isHere(copies.one())).isTrue();
    assertThat(isHere(new URLClassLoader(new URL[0], copies.one()))).isTrue();
  }

  @Test
  void isHere_onThreadOfAnotherApplication_isFalse() throws Exception {
    assertThat(isHere(copies.two())).isFalse();
  }

  @Test
  void isHere_onThreadOfAnApplicationWithoutTheJar_isFalse() throws Exception {
    assertThat(isHere(new URLClassLoader(new URL[0], copies.server()))).isFalse();
  }

  @Test
  void isHere_onThreadOfNobodys_isTrue() throws Exception {
    assertThat(isHere(null)).isTrue();
    assertThat(isHere(copies.server())).isTrue();
    assertThat(isHere(ClassLoader.getPlatformClassLoader())).isTrue();
  }

  @Test
  void isHere_onThreadOfNobodysWithFiltersOfTwo_isFalse() throws Exception {
    FakeConfiguration both =
        FakeConfiguration.of(filterOf(copies.one()), filterOf(copies.two()));
    assertThat(isHere(null, both)).isFalse();
    assertThat(isHere(copies.one(), both)).isTrue();
  }

  @Test
  void isHere_inASharedPlace_asksForTheApplicationAtWork() throws Exception {
    ClassLoader one = copies.one();
    ClassLoader two = copies.two();
    AnyApplication any = new AnyApplication(copies.server());
    for (ClassLoader application : List.of(one, two, one)) {
      any.application = application;
      assertThat(isHereShared(one, any)).isEqualTo(application == one);
      assertThat(isHereShared(two, any)).isEqualTo(application == two);
    }
  }

  @Test
  void isHere_inASharedPlaceOnThreadOfNobodys_asksForTheNearestCaller() throws Exception {
    ClassLoader one = copies.one();
    ClassLoader two = copies.two();
    for (ClassLoader nobodys : new ClassLoader[] {null, copies.server()}) {
      assertThat(isHereShared(one, nobodys, one)).isTrue();
      assertThat(isHereShared(one, nobodys, two)).isFalse();
      assertThat(isHereShared(one, nobodys, two, one)).isTrue();
      assertThat(isHereShared(one, nobodys, one, two)).isFalse();
    }
  }

  @Test
  void isHere_inASharedPlaceOnThreadOfNobodysWithoutACaller_isFalse() throws Exception {
    assertThat(isHereShared(copies.one(), null)).isFalse();
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
    return (Boolean) TwoCopies.with(context, call);
  }

  private static Callable<?> caller(ClassLoader application, Object called) throws Exception {
    Class<?> type = new Applications(application).loadClass(Caller.class.getName());
    Constructor<?> constructor = type.getDeclaredConstructor(Object.class);
    constructor.setAccessible(true);
    return (Callable<?>) constructor.newInstance(called);
  }

  private boolean isHere(ClassLoader context) throws Exception {
    return isHere(context, FakeConfiguration.of(filterOf(copies.one())));
  }

  private boolean isHere(ClassLoader context, FakeConfiguration client) throws Exception {
    var home = copies.one().loadClass(Home.class.getName());
    var method = home.getDeclaredMethod("isHere", jakarta.ws.rs.core.Configuration.class);
    method.setAccessible(true);
    return TwoCopies.with(context, () -> (Boolean) method.invoke(null, client));
  }

  private static Class<?> filterOf(ClassLoader copy) throws ClassNotFoundException {
    return copy.loadClass(BearerFilter.class.getName());
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
