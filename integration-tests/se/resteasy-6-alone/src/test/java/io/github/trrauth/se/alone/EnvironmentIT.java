package io.github.trrauth.se.alone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trrauth.sandbox.Sandbox;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application without MicroProfile Config: its client id stands in the environment. */
class EnvironmentIT {
  private static final String CLIENT_ID = "trr.auth.client-id";

  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.builder().clientId("from-the-environment").start();
    System.setProperty("javax.net.ssl.trustStore", sandbox.trustStore().toString());
    System.setProperty("javax.net.ssl.trustStorePassword", sandbox.trustStorePassword());
    sandbox.settings().forEach(System::setProperty);
    System.clearProperty(CLIENT_ID);
  }

  @AfterAll
  static void stop() {
    sandbox.settings().keySet().forEach(System::clearProperty);
    sandbox.close();
  }

  @Test
  void microProfile_isNotThere() {
    assertThatThrownBy(() -> Class.forName("org.eclipse.microprofile.config.Config"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(
            () -> Class.forName("org.eclipse.microprofile.rest.client.RestClientBuilder"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void settings_fromPropertiesAndEnvironment_sign() {
    SeContainer container = container();
    try {
      assertThat(call()).isEqualTo(200);
    } finally {
      container.close();
    }
  }

  @Test
  void settings_thatAreWrong_stopTheStart() {
    System.setProperty(CLIENT_ID, " ");
    System.setProperty("trr.auth.acquire-timeout", "soon");
    try {
      assertThatThrownBy(EnvironmentIT::container)
          .isInstanceOf(DeploymentException.class)
          .hasMessageContainingAll(CLIENT_ID + " is missing", "trr.auth.acquire-timeout must be");
    } finally {
      System.clearProperty("trr.auth.acquire-timeout");
      System.clearProperty(CLIENT_ID);
    }
  }

  private static SeContainer container() {
    return SeContainerInitializer.newInstance().addBeanClasses(Anchor.class).initialize();
  }

  private static int call() {
    Client client = ClientBuilder.newClient();
    try (Response response = client.target(sandbox.baseUrl()).path("/v1/vendor").request().get()) {
      response.readEntity(String.class);
      return response.getStatus();
    } finally {
      client.close();
    }
  }

  /** A bean, without which Weld finds nothing to deploy. */
  static class Anchor {}
}
