package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trrauth.TokenSource;
import io.github.trrauth.TokenUnavailableException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that an application in a server makes after its end, from a thread that it left. */
class ApplicationEndTest {
  private final LocalVendor vendor = LocalVendor.start();
  private final Map<String, String> settings = vendor.settings();
  private final ClassLoader copy = new TwoCopies().one();

  @BeforeEach
  void configure() {
    settings.forEach(System::setProperty);
  }

  @AfterEach
  void stop() {
    settings.keySet().forEach(System::clearProperty);
    vendor.close();
  }

  @Test
  void current_afterTheEnd_failsRequestsAndStartsNothing() throws Exception {
    call(deploy(), "close");

    Object left = current();

    assertThat(covers(left)).isTrue();
    TokenSource source = (TokenSource) call(left, "source");
    assertThatThrownBy(source::get)
        .isInstanceOf(TokenUnavailableException.class)
        .hasMessageContainingAll("127.0.0.1", "closed");
    assertThat(vendor.issued()).isZero();
  }

  @Test
  void current_deployedAgain_isTheNewApplication() throws Exception {
    call(deploy(), "close");
    Object again = deploy();

    assertThat(((TokenSource) call(current(), "source")).get().value()).isEqualTo("token-1");
    call(again, "close");
  }

  @Test
  void current_afterTheEndOfOneThatWasOff_isOff() throws Exception {
    System.setProperty("trr.auth.enabled", "false");
    try {
      call(deploy(), "close");
    } finally {
      System.clearProperty("trr.auth.enabled");
    }

    assertThat(covers(current())).isFalse();
  }

  private Object deploy() throws Exception {
    Method of = named("Deployment").getDeclaredMethod("of", Consumer.class);
    of.setAccessible(true);
    Consumer<Object> nobody = event -> {};
    return TwoCopies.with(copy, () -> of.invoke(null, nobody));
  }

  private Object current() throws Exception {
    Method current = named("Applications").getDeclaredMethod("current");
    current.setAccessible(true);
    return TwoCopies.with(copy, () -> current.invoke(null));
  }

  private boolean covers(Object application) throws Exception {
    Method covers = application.getClass().getDeclaredMethod("covers", URI.class);
    covers.setAccessible(true);
    return (boolean) covers.invoke(application, vendor.uri("/v1/vendor"));
  }

  private static Object call(Object target, String name) throws Exception {
    Method method = target.getClass().getDeclaredMethod(name);
    method.setAccessible(true);
    return method.invoke(target);
  }

  private Class<?> named(String name) throws ClassNotFoundException {
    return copy.loadClass("io.github.trrauth.cdi." + name);
  }
}
