package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trrauth.InvalidSettingsException;
import io.github.trrauth.Setting;
import io.github.trrauth.TokenStatus;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationTest {
  private final LocalVendor vendor = LocalVendor.start();
  private final Map<String, String> settings = vendor.settings();

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void deployed_withRightSettings_coversTheVendorAndFetchesNothingYet() {
    try (Application application = deployed()) {
      assertThat(application.covers(vendor.uri("/v1/vendor"))).isTrue();
      assertThat(application.covers(URI.create("https://other.example/v1/vendor"))).isFalse();
      assertThat(application.covers(null)).isFalse();
      assertThat(application.isBroken()).isFalse();
      assertThat(vendor.issued()).isZero();
    }
  }

  @Test
  void deployed_withWrongSettings_saysAllMistakes() {
    settings.remove(Setting.CLIENT_ID.key());
    settings.put(Setting.READ_TIMEOUT.key(), "soon");

    assertThatThrownBy(this::deployed)
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContainingAll(Setting.CLIENT_ID.key(), Setting.READ_TIMEOUT.key());
  }

  @ParameterizedTest
  @EnumSource(names = {"EAGER", "KEEP_WARM", "JMX", "HEALTH"})
  void deployed_withAFlagThatIsNone_saysSo(Setting flag) {
    settings.put(flag.key(), "perhaps");

    assertThatThrownBy(this::deployed)
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContainingAll(flag.key(), "perhaps");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", " TRUE ", "false", " "})
  void deployed_eagerOrNot_fetchesNothingYet(String eager) {
    settings.put(Setting.EAGER.key(), eager);
    try (Application application = deployed()) {
      assertThat(application.source().status().activity())
          .isEqualTo(TokenStatus.SourceActivity.IDLE);
    }
  }

  @Test
  void deployed_thatIsSwitchedOff_isOff() {
    settings.put(Setting.ENABLED.key(), "false");

    assertThat(deployed()).isSameAs(Application.OFF);
    assertThat(Application.OFF.covers(vendor.uri("/v1/vendor"))).isFalse();
    assertThat(Application.OFF.source()).isNull();
  }

  @Test
  void found_withSettingsThatSayNothingOfAVendor_isOff() {
    Map<String, String> silent = Map.of(Setting.ENABLED.key(), "true", "other.key", "value");

    assertThat(Application.found(FixedConfiguration.of(silent))).isSameAs(Application.OFF);
  }

  @Test
  void found_withWrongSettings_failsTheCallsOfTheVendorOnly() {
    settings.remove(Setting.CLIENT_SECRET.key());
    Application application = Application.found(FixedConfiguration.of(settings));
    FakeRequest request = FakeRequest.to(vendor.uri("/v1/vendor"));

    assertThat(application.isBroken()).isTrue();
    assertThat(application.covers(vendor.uri("/v1/vendor"))).isTrue();
    assertThat(application.covers(URI.create("https://other.example/"))).isFalse();
    assertThatThrownBy(() -> application.sign(request.context()))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(Setting.CLIENT_SECRET.key());
    assertThat(request.headers()).isEmpty();
  }

  @Test
  void found_withAWrongBaseUrl_coversTheDefaultOne() {
    settings.put(Setting.BASE_URL.key(), "http://vendor.trr-apps.com");
    Application application = Application.found(FixedConfiguration.of(settings));

    assertThat(application.isBroken()).isTrue();
    assertThat(application.covers(URI.create("https://vendor.trr-apps.com/v1/vendor"))).isTrue();
  }

  @Test
  void sign_request_setsTheTokenOfTheSource() {
    try (Application application = deployed()) {
      FakeRequest request = FakeRequest.to(vendor.uri("/v1/vendor"));

      application.sign(request.context());

      assertThat(request.headers().get("Authorization")).containsExactly("Bearer token-1");
    }
  }

  private Application deployed() {
    return Application.deployed(FixedConfiguration.of(settings), event -> {});
  }
}
