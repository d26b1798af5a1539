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

/** How an application is tested against the sandbox; docs/recipes.md shows what is tagged. */
// tag::test[]
@EnableAutoWeld
@AddExtensions(TrrAuthExtension.class) // this extension finds none by itself
class ConsignmentsIT {
  @RegisterExtension
  static final SandboxExtension VENDOR = new SandboxExtension(Sandbox.builder().plainHttp());

  @Inject Consignments consignments;
  // end::test[]

  @Inject TokenSource tokens;

  @Inject VendorSettings settings;

  // tag::test[]

  @BeforeAll
  static void configure() {
    Sandbox vendor = VENDOR.sandbox();
    vendor.settings().forEach(System::setProperty);
    System.setProperty("trr.auth.base-url", vendor.httpUrl().toString());
    System.setProperty("trr.auth.allow-insecure-loopback", "true");
    System.setProperty("trr.auth.eager", "false"); // no token before the first call
    System.setProperty("shop.vendor", vendor.httpUrl().toString()); // your own setting
  }

  // end::test[]

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

  // tag::test[]
  @Test
  void first_tokenRevoked_isAskedForOnceMore() {
    Sandbox vendor = VENDOR.sandbox(); // not a parameter: Weld takes those for beans
    consignments.first();
    vendor.tokens().revokeAll();

    assertThat(consignments.first()).contains("\"consignments\"");
    assertThat(vendor.journal().replays()).hasSize(1);
    assertThat(vendor.journal().unsigned()).isEmpty();
  }

  // end::test[]

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

  @Test
  void read_withTheJdksClientAndTheInjectedSource_isSigned() throws Exception {
    assertThat(settings.read()).contains("webhook_url");

    assertThat(VENDOR.sandbox().journal().signed()).hasSize(1);
    assertThat(VENDOR.sandbox().journal().unsigned()).isEmpty();
  }

  /** What docs/migration.md begins with does work, as long as nothing goes wrong. */
  @Test
  void first_withTokensByHand_worksToo() {
    Sandbox vendor = VENDOR.sandbox();
    System.setProperty("shop.client-secret", vendor.credentials().clientSecret());
    HandMadeConsignments handMade = new HandMadeConsignments();

    assertThat(handMade.first()).contains("\"consignments\"");
    assertThat(handMade.first()).contains("\"consignments\"");
    assertThat(vendor.journal().tokenRequests()).hasSize(1);
  }
  // tag::test[]
}
// end::test[]
