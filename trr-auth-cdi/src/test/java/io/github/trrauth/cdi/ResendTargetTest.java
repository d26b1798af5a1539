package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.Client;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResendTargetTest {
  private static final URI VENDOR = URI.create("https://vendor.trr-apps.com/v1/vendor");

  private final List<String> calls = new ArrayList<>();

  @Test
  void close_clientOfTheApplication_leavesItOpen() {
    ResendTarget target = ResendTarget.of(FakeRequest.to(VENDOR).by(client()).context());

    target.close(null);

    assertThat(calls).isEmpty();
  }

  private Client client() {
    return (Client)
        Proxy.newProxyInstance(
            ResendTargetTest.class.getClassLoader(),
            new Class<?>[] {Client.class},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              return null;
            });
  }
}
