package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every case of {@code token-lifecycle.json}, or of the file that {@code -Dtrr.cases} names,
 * at both ends of the jitter and in its middle.
 */
class TokenLifecycleTest {
  private static final Set<String> EXPECTATIONS = Set.of("token", "error", "requests", "status");

  static Stream<Arguments> cases() throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    try (InputStream in = open()) {
      new ObjectMapper().readTree(in).get("cases").forEach(cases::add);
    }
    assertThat(cases).isNotEmpty();
    return DoubleStream.of(0, 0.5, 0.999999)
        .boxed()
        .flatMap(
            jitter -> cases.stream().map(c -> Arguments.of(c.get("name").asText(), jitter, c)));
  }

  private static InputStream open() throws IOException {
    String file = System.getProperty("trr.cases");
    return file == null
        ? TokenLifecycleTest.class.getResourceAsStream("token-lifecycle.json")
        : Files.newInputStream(Paths.get(file));
  }

  @ParameterizedTest(name = "{0} (jitter {1})")
  @MethodSource("cases")
  void lifecycle_case_holds(String name, double jitter, JsonNode lifecycleCase) {
    Run run = new Run(jitter, lifecycleCase.get("given"));
    lifecycleCase.get("steps").forEach(run::step);
  }

  /** One case under way. */
  private static final class Run {
    private final Fixture fixture;
    private final AccessToken given;

    Run(double jitter, JsonNode setting) {
      fixture = new Fixture(jitter);
      if (setting.has("secret")) {
        fixture.secrets.current = setting.get("secret").asText();
      }
      if (setting.has("nextSecret")) {
        fixture.secrets.next = setting.get("nextSecret").asText();
      }
      given = seed(setting);
      fixture.endpoint.issued().clear();
      if (setting.has("secretBecomes")) {
        fixture.secrets.afterFirstRead = setting.get("secretBecomes").asText();
      }
    }

    private AccessToken seed(JsonNode setting) {
      String kind = setting.get("token").asText();
      if (kind.equals("none")) {
        return null;
      }
      Duration lifetime = Duration.ofSeconds(setting.get("lifetimeSeconds").asLong());
      Duration age =
          setting.has("ageSeconds") ? seconds(setting.get("ageSeconds")) : usualAge(kind, lifetime);
      // Named apart from the tokens of the steps, which count from one.
      fixture.endpoint.answerWith(
          List.of("ok access_token=given expires_in=" + lifetime.toSeconds()));
      AccessToken token = fixture.get();
      fixture.time.advance(age);
      return token;
    }

    private static Duration usualAge(String kind, Duration lifetime) {
      return switch (kind) {
        case "fresh" -> Duration.ZERO;
        case "stale" -> lifetime.multipliedBy(8).dividedBy(10);
        case "expiring" -> {
          Duration window = lifetime.dividedBy(20);
          Duration cap = Duration.ofSeconds(30);
          yield lifetime.minus((window.compareTo(cap) < 0 ? window : cap).dividedBy(2));
        }
        case "expired" -> lifetime.plusSeconds(1);
        default -> throw new IllegalArgumentException("unknown token: " + kind);
      };
    }

    void step(JsonNode step) {
      String what = step.get("do").asText();
      switch (what) {
        case "get" -> get(step);
        case "advance" -> fixture.time.advance(seconds(step.get("seconds")));
        case "reject" -> answered(step, step.get("status").asInt());
        case "accept" -> answered(step, 200);
        case "secret" -> fixture.secrets.current = step.get("value").asText();
        default -> throw new IllegalArgumentException("unknown step: " + what);
      }
    }

    private void get(JsonNode step) {
      List<String> answers = new ArrayList<>();
      if (step.has("endpoint")) {
        step.get("endpoint").forEach(answer -> answers.add(answer.asText()));
      }
      fixture.endpoint.answerWith(answers);
      JsonNode expected = step.get("expect");
      assertThat(expected.fieldNames()).toIterable().isSubsetOf(EXPECTATIONS);
      if (expected.has("error")) {
        expectError(expected);
      } else {
        assertThat(fixture.get().value()).isEqualTo(valueOf(expected.get("token").asText()));
      }
      assertThat(fixture.endpoint.requests())
          .as("requests in %s", step)
          .isEqualTo(expected.get("requests").asInt());
    }

    private void expectError(JsonNode expected) {
      Class<? extends TokenException> type =
          expected.get("error").asText().equals("rejected")
              ? TokenRejectedException.class
              : TokenUnavailableException.class;
      TokenException error = catchThrowableOfType(type, fixture::get);
      assertThat(error).as("the error in %s", expected).isNotNull();
      if (expected.has("status")) {
        assertThat(error.status()).isEqualTo(expected.get("status").asInt());
      }
    }

    private void answered(JsonNode step, int status) {
      AccessToken token = tokenOf(step.get("token").asText());
      boolean replay = step.has("replay") && step.get("replay").asBoolean();
      fixture.endpoint.answerWith(List.of());
      fixture.source.answered(token, status, replay, null);
      fixture.time.settle();
    }

    private AccessToken tokenOf(String name) {
      if (name.equals("given")) {
        return given;
      }
      String value = valueOf(name);
      Windows hour = Windows.of(Duration.ofHours(1), null, 0);
      return AccessToken.of(value, hour, fixture.endpoint.issuedAt(value));
    }

    private String valueOf(String name) {
      List<String> issued = fixture.endpoint.issued();
      if (name.equals("given") || name.equals("older")) {
        return name;
      }
      return name.equals("new")
          ? issued.get(issued.size() - 1)
          : issued.get(Integer.parseInt(name.substring("new".length())) - 1);
    }

    private static Duration seconds(JsonNode value) {
      return Duration.ofMillis((long) (value.asDouble() * 1000));
    }
  }
}
