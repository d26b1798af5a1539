package shop;

import static io.github.trrauth.sandbox.Misbehaviour.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trrauth.TokenRejectedException;
import io.github.trrauth.TokenSource;
import io.github.trrauth.cdi.TrrAuthExtension;
import io.github.trrauth.sandbox.JournalEntry;
import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.sandbox.SandboxExtension;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import org.jboss.weld.junit5.auto.AddExtensions;
import org.jboss.weld.junit5.auto.EnableAutoWeld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How an application is tested against the sandbox; README.md shows the beginning of it. */
@EnableAutoWeld
@AddExtensions(TrrAuthExtension.class)
class ConsignmentsIT {
  @RegisterExtension
  static final SandboxExtension VENDOR = new SandboxExtension(Sandbox.builder().plainHttp());

  @Inject Consignments consignments;

  @Inject TokenSource tokens;

  @BeforeAll
  static void configure() {
    Sandbox vendor = VENDOR.sandbox();
    vendor.settings().forEach(System::setProperty);
    System.setProperty("trr.auth.base-url", vendor.httpUrl().toString());
    System.setProperty("trr.auth.allow-insecure-loopback", "true");
    System.setProperty("trr.auth.eager", "false");
    System.setProperty("shop.vendor", vendor.httpUrl().toString());
  }

  @AfterAll
  static void forget() {
    System.getProperties()
        .stringPropertyNames()
        .forEach(
            key -> {
              if (key.startsWith("trr.auth.") || key.startsWith("shop.")) {
                System.clearProperty(key);
              }
            });
  }

  @Test
  void first_tokenRevoked_isAskedForOnceMore() {
    Sandbox vendor = VENDOR.sandbox();
    assertThat(consignments.first()).contains("\"consignments\"");
    vendor.tokens().revokeAll();

    assertThat(consignments.first()).contains("\"consignments\"");
    assertThat(vendor.journal().replays()).hasSize(1);
    assertThat(vendor.journal().unsigned()).isEmpty();
  }

  @Test
  void first_credentialsRefused_failsAndSendsNothing() {
    Sandbox vendor = VENDOR.sandbox();
    vendor.always(Sandbox.TOKEN_PATH, with().status(401));

    assertThatThrownBy(consignments::first)
        .isInstanceOf(ProcessingException.class)
        .hasCauseInstanceOf(TokenRejectedException.class);
    assertThat(vendor.journal().signed()).isEmpty();
    assertThat(vendor.journal().unsigned()).isEmpty();
  }

  @Test
  void tokens_injected_areThoseThatSign() {
    consignments.first();

    assertThat(VENDOR.sandbox().journal().signed())
        .extracting(JournalEntry::tokenFingerprint)
        .containsExactly(tokens.get().fingerprint());
  }
}
