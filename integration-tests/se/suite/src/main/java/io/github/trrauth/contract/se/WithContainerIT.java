package io.github.trrauth.contract.se;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.TokenSource;
import io.github.trrauth.contract.EchoClient;
import io.github.trrauth.contract.Surroundings;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.net.URI;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract in a Weld SE application. */
class WithContainerIT {
  private static SeVendor vendor;
  private static SeContainer container;

  @BeforeAll
  static void start() {
    vendor = SeVendor.start();
    SeContainerInitializer initializer = SeContainerInitializer.newInstance();
    container =
        (vendor.surroundings().hasRestClient()
                ? initializer.addBeanClasses(EchoClient.class, Anchor.class)
                : initializer.addBeanClasses(Anchor.class))
            .initialize();
  }

  @AfterAll
  static void stop() {
    container.close();
    vendor.close();
  }

  @Test
  void tokenSource_injected_isTheOneThatSigns() {
    TokenSource source = container.select(TokenSource.class).get();
    String sent = source.get().fingerprint();
    Client client = ClientBuilder.newClient();
    try {
      URI echo = vendor.sandbox().baseUrl().resolve("/v1/echo/injected");
      assertThat(client.target(echo).request().get(String.class)).contains(sent);
    } finally {
      client.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> contract_withContainer_holds() {
    Surroundings surroundings = vendor.surroundings();
    return SeVendor.tests(
        surroundings.hasRestClient()
            ? surroundings.withInjected(
                () -> container.select(EchoClient.class, RestClient.LITERAL).get())
            : surroundings);
  }

  /** A bean, without which Weld finds nothing to deploy. */
  static class Anchor {}
}
