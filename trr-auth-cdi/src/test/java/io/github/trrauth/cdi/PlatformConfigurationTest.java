package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformConfigurationTest {
  private static final String KEY = "trr.auth.client-id";

  @Test
  void value_propertyAndVariable_isTheProperty() {
    assertThat(value(Map.of(KEY, "property"), Map.of("TRR_AUTH_CLIENT_ID", "variable")))
        .isEqualTo("property");
  }

  @Test
  void value_eachNameOfAVariable_isFound() {
    for (String name : new String[] {KEY, "trr_auth_client_id", "TRR_AUTH_CLIENT_ID"}) {
      assertThat(value(Map.of(), Map.of(name, "variable"))).as(name).isEqualTo("variable");
    }
  }

  @Test
  void value_severalNamesOfAVariable_isTheMostExactOne() {
    Map<String, String> all =
        Map.of(KEY, "1", "trr_auth_client_id", "2", "TRR_AUTH_CLIENT_ID", "3");

    assertThat(value(Map.of(), all)).isEqualTo("1");
    assertThat(value(Map.of(), Map.of("trr_auth_client_id", "2", "TRR_AUTH_CLIENT_ID", "3")))
        .isEqualTo("2");
  }

  @Test
  void value_nothingSet_isNull() {
    assertThat(value(Map.of(), Map.of("TRR_AUTH_CLIENT", "other"))).isNull();
  }

  private static String value(Map<String, String> properties, Map<String, String> environment) {
    return new PlatformConfiguration(properties::get, environment).value(KEY);
  }
}
