package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeighbourTest {
  private static final String PROPERTY = "io.github.trrauth.cdi.neighbour";

  private final TwoCopies copies = new TwoCopies();
  private final Map<String, Object> properties = new HashMap<>();

  @Test
  void filter_onThreadOfAnotherApplication_passesTheRequestToItsFilter() throws Exception {
    Class<?> theirs = copies.two().loadClass(BearerFilter.class.getName());
    filter(copies.two(), FakeConfiguration.of());
    assertThat(properties.get(PROPERTY)).isExactlyInstanceOf(theirs);
  }

  @Test
  void filter_onItsOwnThreads_passesNothingOn() throws Exception {
    filter(copies.one(), FakeConfiguration.of());
    assertThat(properties).isEmpty();
  }

  /** Lets the first copy's filter have a request on a thread with this context class loader. */
  private void filter(ClassLoader context, FakeConfiguration client) throws Exception {
    Class<?> ours = copies.one().loadClass(BearerFilter.class.getName());
    ClientRequestFilter filter = (ClientRequestFilter) ours.getConstructor().newInstance();
    TwoCopies.with(
        context,
        () -> {
          filter.filter(request(client));
          return null;
        });
  }

  private ClientRequestContext request(FakeConfiguration client) {
    return (ClientRequestContext)
        Proxy.newProxyInstance(
            NeighbourTest.class.getClassLoader(),
            new Class<?>[] {ClientRequestContext.class},
            (proxy, method, arguments) -> answer(client, method.getName(), arguments));
  }

  private Object answer(FakeConfiguration client, String method, Object[] arguments) {
    return switch (method) {
      case "getClient" -> null;
      case "getConfiguration" -> client;
      case "getUri" -> URI.create("https://vendor.trr-apps.com/v1/vendor");
      case "getProperty" -> properties.get(arguments[0]);
      case "setProperty" -> properties.put((String) arguments[0], arguments[1]);
      default -> throw new UnsupportedOperationException(method);
    };
  }
}
