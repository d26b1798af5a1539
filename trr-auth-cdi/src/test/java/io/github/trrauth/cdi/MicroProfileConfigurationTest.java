package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trrauth.InvalidSettingsException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicroProfileConfigurationTest {
  private static final String KEY = "trr.auth.client-secret";

  private final FakeResolver resolver = new FakeResolver();

  @AfterEach
  void forgetResolver() {
    ConfigProviderResolver.setInstance(null);
  }

  @Test
  void current_apiWithoutAnImplementation_isThePlatforms() {
    assertThat(Configuration.current()).isInstanceOf(PlatformConfiguration.class);
    assertThat(Configuration.of(getClass().getClassLoader()))
        .isInstanceOf(PlatformConfiguration.class);
  }

  @Test
  void value_thatIsSet_isReadAnewEachTime() {
    Configuration configuration = configuration();

    assertThat(configuration.value(KEY)).isNull();
    resolver.values.put(KEY, "one");
    assertThat(configuration.value(KEY)).isEqualTo("one");
    resolver.values.put(KEY, "two");
    assertThat(configuration.value(KEY)).isEqualTo("two");
  }

  @Test
  void value_thatCannotBeRead_countsAsNoneAndIsReportedOnceWithoutIt() {
    resolver.values.put(KEY, FakeResolver.UNREADABLE);
    try (RecordedLog log = new RecordedLog()) {
      Configuration configuration = configuration();
      assertThat(configuration.value(KEY)).isNull();
      assertThat(configuration.value(KEY)).isNull();
      assertThat(log.lines())
          .containsExactly(
              "TRR-103 "
                  + KEY
                  + " is configured, but cannot be read (java.lang.IllegalArgumentException)");
    }
  }

  @Test
  void value_thatCannotBeResolved_isGivenAsItStands() {
    resolver.values.put("trr.auth.base-url", FakeResolver.UNRESOLVED);
    resolver.values.put("trr.auth.enabled", FakeResolver.UNRESOLVED);
    Configuration configuration = configuration();

    assertThat(configuration.value("trr.auth.base-url")).isEqualTo(FakeResolver.UNRESOLVED);
    assertThatThrownBy(() -> Application.deployed(configuration, event -> {}))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContainingAll(
            "trr.auth.base-url must be an https origin", "trr.auth.enabled must be true or false");
  }

  @Test
  void value_secretThatCannotBeResolved_countsAsNoneAndIsReportedOnce() {
    resolver.values.put(KEY, FakeResolver.UNRESOLVED);
    try (RecordedLog log = new RecordedLog()) {
      Configuration configuration = configuration();
      assertThat(configuration.value(KEY)).isNull();
      assertThat(configuration.value(KEY)).isNull();
      assertThat(log.lines()).singleElement().asString().contains("TRR-103", KEY, "expression");
    }
  }

  @Test
  void value_ofAnExpressionWithAnEmptyDefault_isNone() {
    resolver.values.put("trr.auth.base-url", FakeResolver.EMPTY_DEFAULT);

    assertThat(configuration().value("trr.auth.base-url")).isNull();
  }

  @Test
  void current_onAThreadOfAnotherApplicationLater_staysTheSame() throws Exception {
    Configuration configuration = configuration();
    resolver.values.put(KEY, "mine");
    ConfigProviderResolver.setInstance(new FakeResolver());

    assertThat(configuration.value(KEY)).isEqualTo("mine");
  }

  @Test
  void isGuessed_keyThatSmallRyeHasMadeOfAVariable_isTrue() {
    Map<String, String> environment = Map.of("TRR_AUTH_CLIENT_ID", "me", "TRR_AUTH_CLINT", "me");

    assertThat(MicroProfileConfiguration.isGuessed("trr.auth.client.id", environment)).isTrue();
    assertThat(MicroProfileConfiguration.isGuessed("trr.auth.clint", environment)).isFalse();
    assertThat(MicroProfileConfiguration.isGuessed("trr.auth.client.id", Map.of())).isFalse();
  }

  private Configuration configuration() {
    ConfigProviderResolver.setInstance(resolver);
    Configuration configuration = Configuration.current();
    assertThat(configuration).isInstanceOf(MicroProfileConfiguration.class);
    return configuration;
  }

  /** An implementation of MicroProfile Config with a map as its only source. */
  private static final class FakeResolver extends ConfigProviderResolver {
    static final String UNREADABLE = "${too.deep}";
    static final String UNRESOLVED = "https://${no.such.key}";
    static final String EMPTY_DEFAULT = "${no.such.key:}";

    final Map<String, String> values = new HashMap<>();

    @Override
    public Config getConfig() {
      return (Config)
          Proxy.newProxyInstance(
              FakeResolver.class.getClassLoader(),
              new Class<?>[] {Config.class},
              (proxy, method, arguments) -> answer(method.getName(), arguments));
    }

    private Object answer(String method, Object[] arguments) {
      return switch (method) {
        case "getOptionalValue" -> read(values.get(arguments[0]));
        case "getConfigValue" -> configValue(values.get(arguments[0]));
        case "getPropertyNames" -> Set.copyOf(values.keySet());
        default -> throw new UnsupportedOperationException(method);
      };
    }

    private static Optional<String> read(String value) {
      if (UNREADABLE.equals(value)) {
        throw new IllegalArgumentException("cannot expand " + value);
      }
      boolean empty = UNRESOLVED.equals(value) || EMPTY_DEFAULT.equals(value);
      return empty ? Optional.empty() : Optional.ofNullable(value);
    }

    /** As SmallRye Config does. */
    private static ConfigValue configValue(String raw) {
      return (ConfigValue)
          Proxy.newProxyInstance(
              FakeResolver.class.getClassLoader(),
              new Class<?>[] {ConfigValue.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "getRawValue" -> raw;
                    case "getValue" -> EMPTY_DEFAULT.equals(raw) ? "" : null;
                    default -> throw new UnsupportedOperationException(method.getName());
                  });
    }

    @Override
    public Config getConfig(ClassLoader loader) {
      return getConfig();
    }

    @Override
    public ConfigBuilder getBuilder() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void registerConfig(Config config, ClassLoader loader) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void releaseConfig(Config config) {
      throw new UnsupportedOperationException();
    }
  }
}
