package io.github.trrauth.contract.se;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.contract.EchoClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A MicroProfile Rest Client that reaches the vendor only with what has been set for it alone: what
 * is sent once more has to take the same way.
 */
class OwnTrustStoreIT {
  private static SeVendor vendor;

  @BeforeAll
  static void start() {
    vendor = SeVendor.startUntrusted();
  }

  @AfterAll
  static void stop() {
    vendor.close();
  }

  @TestFactory
  Stream<DynamicTest> restClient_withATrustStoreOfItsOwn_isReplayed() {
    return vendor.surroundings().hasRestClient()
        ? Stream.of(DynamicTest.dynamicTest("builtClient", () -> RestClients.replayed()))
        : Stream.empty();
  }

  /** What names an API that some of the clients come without. */
  private static final class RestClients {
    static void replayed() throws Exception {
      EchoClient client =
          RestClientBuilder.newBuilder()
              .baseUri(vendor.sandbox().baseUrl())
              .trustStore(trustStore())
              .build(EchoClient.class);
      assertThat(client.get("first")).contains("VALID");
      vendor.sandbox().tokens().revokeAll();

      assertThat(client.get("replayed")).contains("VALID");
      assertThat(client.post("after", "a body")).contains("VALID");
    }

    private static KeyStore trustStore() throws IOException, GeneralSecurityException {
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(vendor.sandbox().trustStore())) {
        store.load(in, vendor.sandbox().trustStorePassword().toCharArray());
      }
      return store;
    }
  }
}
