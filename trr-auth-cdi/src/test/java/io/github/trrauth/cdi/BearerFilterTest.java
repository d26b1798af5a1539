package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trrauth.InvalidSettingsException;
import io.github.trrauth.Setting;
import io.github.trrauth.TokenUnavailableException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BearerFilterTest {
  private static final String OWN = "Basic b3duOm93bg==";

  private final RecordedLog log = new RecordedLog();
  private final LocalVendor vendor = LocalVendor.start();
  private final Map<String, String> settings = vendor.settings();
  private final FakeRequest request = FakeRequest.to(vendor.uri("/v1/vendor"));
  private final BearerFilter filter = new BearerFilter();
  private Application application = Application.OFF;

  @AfterEach
  void stop() {
    Applications.remove(application);
    application.close();
    vendor.close();
    log.close();
  }

  @Test
  void filter_requestToVendor_signsIt() throws IOException {
    deploy();

    filter.filter(request.context());

    assertThat(request.headers().get("Authorization")).containsExactly("Bearer token-1");
  }

  @Test
  void filter_requestToAnotherHost_leavesItAlone() throws IOException {
    deploy();
    FakeRequest other = FakeRequest.to(URI.create("https://other.example/v1/vendor"));

    filter.filter(other.context());

    assertThat(other.headers()).isEmpty();
    assertThat(other.properties()).isEmpty();
    assertThat(vendor.issued()).isZero();
  }

  @Test
  void filter_requestWithItsOwnAuthorization_keepsIt() throws IOException {
    deploy();
    request.headers().putSingle("Authorization", OWN);

    filter.filter(request.context());

    assertThat(request.headers().get("Authorization")).containsExactly(OWN);
    assertThat(vendor.issued()).isZero();
  }

  @Test
  void filter_requestWithItsOwnAuthorizationThatIsToBeReplaced_signsIt() throws IOException {
    settings.put(Setting.OVERRIDE_AUTHORIZATION.key(), "true");
    deploy();
    request.headers().putSingle("Authorization", OWN);

    filter.filter(request.context());

    assertThat(request.headers().get("Authorization")).containsExactly("Bearer token-1");
  }

  @Test
  void filter_requestThatTheApplicationSendsTwice_signsItAnew() throws IOException {
    deploy();
    filter.filter(request.context());
    SignedRequest first = SignedRequest.of(request.context());
    first.source().answered(first.token(), 401, false, null);

    filter.filter(request.context());

    assertThat(request.headers().get("Authorization")).containsExactly("Bearer token-2");
  }

  @Test
  void filter_withoutAToken_failsAsJaxRsDoes() {
    deploy();
    application.close();

    assertThatThrownBy(() -> filter.filter(request.context()))
        .isInstanceOf(ProcessingException.class)
        .hasCauseInstanceOf(TokenUnavailableException.class);
    assertThat(request.headers()).isEmpty();
  }

  @Test
  void filter_withWrongSettings_failsAsJaxRsDoes() {
    settings.remove(Setting.CLIENT_ID.key());
    application = Application.found(FixedConfiguration.of(settings));
    Applications.add(getClass().getClassLoader(), application);

    assertThatThrownBy(() -> filter.filter(request.context()))
        .isInstanceOf(ProcessingException.class)
        .hasCauseInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(Setting.CLIENT_ID.key());
  }

  @Test
  void filter_inASharedPlaceForAnotherApplication_leavesItAlone() throws IOException {
    deploy();

    BearerFilter.forSharedPlace(() -> false).filter(request.context());

    assertThat(request.headers()).isEmpty();
  }

  private void deploy() {
    application = Application.deployed(FixedConfiguration.of(settings), event -> {});
    Applications.add(getClass().getClassLoader(), application);
  }
}
