package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HomeTest {
  private final TwoCopies copies = new TwoCopies();
  private final ClassLoader server = copies.server();
  private final ClassLoader one = copies.one();
  private final ClassLoader two = copies.two();

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
  void isHere_onThreadOfNobodys_asksForTheNearestCaller() throws Exception {
    for (ClassLoader nobodys : nobodys()) {
      assertThat(isHere(one, nobodys, client(one), one)).isTrue();
      assertThat(isHere(one, nobodys, client(one), two)).isFalse();
      assertThat(isHere(one, nobodys, client(one, two), two, one)).isTrue();
    }
  }

  @Test
  void isHere_onThreadOfNobodysWithoutACaller_isTrueUnlessThereAreTwo() throws Exception {
    for (ClassLoader nobodys : nobodys()) {
      assertThat(isHereAlone(nobodys, client(one))).isTrue();
      assertThat(isHereAlone(nobodys, client(one, two))).isFalse();
    }
  }

  private List<ClassLoader> nobodys() {
    return Arrays.asList(null, server, ClassLoader.getPlatformClassLoader());
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
    return (Boolean) TwoCopies.with(context, calledBy(callers, method(own)));
  }

  private static boolean isHere(
      ClassLoader own, ClassLoader context, FakeConfiguration client, ClassLoader... callers)
      throws Exception {
    return (Boolean) TwoCopies.with(context, calledBy(callers, method(own, client)));
  }

  private static boolean isHere(ClassLoader own, ClassLoader context) throws Exception {
    return isHere(own, context, client(own));
  }

  /** Asks on a thread on which there is nothing but the JDK's code and the filter's. */
  private boolean isHereAlone(ClassLoader context, FakeConfiguration client) throws Exception {
    MethodHandle method = method(one, client);
    // The proxy's class comes from the context class loader.
    Callable<?> call =
        TwoCopies.with(
            server, () -> MethodHandleProxies.asInterfaceInstance(Callable.class, method));
    FutureTask<?> task = new FutureTask<>(call);
    Thread thread = new Thread(task, "nobody's");
    thread.setContextClassLoader(context);
    thread.start();
    return (Boolean) task.get(30, TimeUnit.SECONDS);
  }

  private static FakeConfiguration client(ClassLoader... copies) throws ClassNotFoundException {
    Class<?>[] filters = new Class<?>[copies.length];
    for (int i = 0; i < copies.length; i++) {
      filters[i] = copies[i].loadClass(BearerFilter.class.getName());
    }
    return FakeConfiguration.of(filters);
  }

  private static MethodHandle method(ClassLoader own, Object... arguments) throws Exception {
    Class<?>[] types =
        arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {Configuration.class};
    Method method = own.loadClass(Home.class.getName()).getDeclaredMethod("isHere", types);
    method.setAccessible(true);
    MethodHandle handle = MethodHandles.lookup().unreflect(method);
    return MethodHandles.insertArguments(handle, 0, arguments);
  }

  private static Callable<?> calledBy(ClassLoader[] callers, MethodHandle method) throws Exception {
    Callable<?> call = new Caller(method);
    for (int i = callers.length - 1; i >= 0; i--) {
      call = caller(callers[i], i == callers.length - 1 ? method : call);
    }
    return call;
  }

  private static Callable<?> caller(ClassLoader application, Object called) throws Exception {
    Class<?> type = new Applications(application).loadClass(Caller.class.getName());
    Constructor<?> constructor = type.getDeclaredConstructor(Object.class);
    constructor.setAccessible(true);
    return (Callable<?>) constructor.newInstance(called);
  }

  /** The code of an application. */
  static final class Caller implements Callable<Object> {
    private final Object called;

    Caller(Object called) {
      this.called = called;
    }

    @Override
    public Object call() throws Exception {
      try {
        return called instanceof MethodHandle method
            ? (Object) method.invoke()
            : ((Callable<?>) called).call();
      } catch (Exception | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
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
