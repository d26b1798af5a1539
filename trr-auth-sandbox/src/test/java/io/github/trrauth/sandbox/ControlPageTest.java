package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SandboxExtension.class)
class ControlPageTest {
  private Sandbox sandbox;
  private Caller caller;
  private String token;

  @BeforeEach
  void call(Sandbox sandbox) throws Exception {
    this.sandbox = sandbox;
    this.caller = Caller.of(sandbox);
    this.token = caller.token();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return caller.unsigned("GET", "/sandbox" + path, "");
  }

  private Map<String, Object> done(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = change(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Caller.object(answer);
  }

  /** As {@code curl --json} sends it. */
  private HttpResponse<String> change(String method, String path, String body)
      throws IOException, InterruptedException {
    return caller.unsigned(method, "/sandbox" + path, body.isEmpty() ? "{}" : body);
  }

  private int vendor() throws IOException, InterruptedException {
    return caller.get("/v1/vendor", token).statusCode();
  }

  @Test
  void page_get_namesEveryPath() throws Exception {
    assertThat(get("").body())
        .contains("/sandbox/settings", "/sandbox/journal", "/sandbox/answers", "/sandbox/reset");
  }

  @Test
  void readme_table_namesEveryPathOfThePage() throws Exception {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(get("").body().lines().filter(line -> line.contains("/sandbox/")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(readme).contains(line.split(" +", -1)[1]));
  }

  @Test
  void settings_get_areWhatAClientNeeds() throws Exception {
    assertThat(get("/settings").body().lines())
        .containsExactly(
            "trr.auth.base-url=" + sandbox.baseUrl(),
            "trr.auth.client-id=sandbox-client",
            "trr.auth.client-secret=" + sandbox.credentials().clientSecret());
    assertThat(get("/certificate.pem").body()).isEqualTo(sandbox.certificatePem());
  }

  @Test
  void journal_get_showsRequestsWithoutSecretsAndWithoutItself() throws Exception {
    vendor();

    HttpResponse<String> answer = get("/journal?after=1");

    List<?> entries = (List<?>) JsonReader.read(answer.body().getBytes(UTF_8));
    assertThat(entries).hasSize(1);
    assertThat(((Map<?, ?>) entries.get(0)).get("path")).isEqualTo("/v1/vendor");
    assertThat(((Map<?, ?>) entries.get(0)).get("token_state")).isEqualTo("VALID");
    assertThat(get("/journal").body())
        .doesNotContain(token, sandbox.credentials().clientSecret(), "/sandbox");
    assertThat(get("/summary").body()).isEqualTo(sandbox.journal().summary().toString());
  }

  @Test
  void state_get_showsWhatIsInForceWithoutValues() throws Exception {
    vendor();
    done("PUT", "/tokens", "{\"lifetime\":90,\"repeat\":true}");
    sandbox.always("calls", Misbehaviour.with().delay(Duration.ofMillis(5)).cutMidBody());
    sandbox.next(2, "GET /v1/items", Misbehaviour.with().body(token).header("A", token).gzip());

    String text = get("/state").body();

    Map<String, Object> state = JsonReader.object(text.getBytes(UTF_8));
    assertThat(text).doesNotContain(token, sandbox.credentials().clientSecret());
    assertThat(state.get("issuing"))
        .hasToString("{lifetime=90, no_expires_in=false, repeat=true, new_ends_older=false}");
    assertThat(state.get("answers"))
        .hasToString(
            "[{path=calls, times=null, answer={delay_ms=5, cut=mid-body}},"
                + " {path=GET /v1/items, times=2, answer={body_length="
                + token.length()
                + ", gzip=true, header_names=[A]}}]");
    List<String> kinds = new ArrayList<>();
    ((List<?>) state.get("journal"))
        .forEach(entry -> kinds.add((String) ((Map<?, ?>) entry).get("kind")));
    assertThat(kinds).containsExactly("call", "token request");
    Map<?, ?> newest = (Map<?, ?>) ((List<?>) state.get("tokens")).get(0);
    assertThat(newest.get("state")).isEqualTo("VALID");
    assertThat((BigDecimal) newest.get("left_ms"))
        .isPositive()
        .isLessThanOrEqualTo((BigDecimal) newest.get("lifetime_ms"));
  }

  @Test
  void state_manyRequestsAndTokens_showsTheLatestOnes() throws Exception {
    for (int i = 0; i < 7; i++) {
      caller.token();
    }
    for (int i = 0; i < 100; i++) {
      vendor();
    }

    Map<String, Object> state = JsonReader.object(get("/state").body().getBytes(UTF_8));

    List<?> journal = (List<?>) state.get("journal");
    List<?> tokens = (List<?>) state.get("tokens");
    assertThat(journal).hasSize(100);
    assertThat(((Map<?, ?>) journal.get(0)).get("ordinal")).isEqualTo(new BigDecimal(108));
    assertThat(tokens).hasSize(6);
    assertThat(((Map<?, ?>) tokens.get(0)).get("ordinal")).isEqualTo(state.get("issued"));
  }

  @Test
  void page_script_offersEveryMemberOfAnAnswer() throws Exception {
    String script = get("/page.js").body();

    assertThat(ControlBody.ANSWER_NAMES)
        .filteredOn(name -> !name.equals("times"))
        .allSatisfy(name -> assertThat(script).contains(name + ": "));
  }

  @Test
  void journal_delete_forgets() throws Exception {
    done("DELETE", "/journal", "");

    assertThat(sandbox.journal().entries()).isEmpty();
  }

  @Test
  void secrets_rotateAddAndSet_changeWhatIsAccepted() throws Exception {
    String rotated = (String) done("POST", "/secrets/rotate", "").get("client_secret");
    assertThat(sandbox.credentials().secrets()).containsExactly(rotated);

    String added = (String) done("POST", "/secrets/add", "").get("client_secret");
    assertThat(sandbox.credentials().secrets()).containsExactly(rotated, added);

    done("POST", "/secrets/withdraw", "");
    assertThat(sandbox.credentials().secrets()).containsExactly(added);

    done("PUT", "/secrets", "{\"client_id\":\"me\",\"secrets\":[\"one\",\"two\"]}");
    assertThat(caller.postToken("me", "one").statusCode()).isEqualTo(200);
    assertThat(caller.postToken("me", added).statusCode()).isEqualTo(401);
  }

  @Test
  void secrets_changedWithoutShow_areNotInTheAnswer() throws Exception {
    assertThat(done("POST", "/secrets/rotate", "{\"show\":false}")).isEmpty();
    assertThat(done("POST", "/secrets/add", "{\"show\":false}")).isEmpty();
    assertThat(sandbox.credentials().secrets()).hasSize(2);
    done("PUT", "/secrets", "{\"secrets\":[]}");
    done("POST", "/secrets/withdraw", "");
    assertThat(sandbox.credentials().secrets()).isEmpty();
  }

  @Test
  void tokens_put_changesTheNextOnes() throws Exception {
    done("PUT", "/tokens", "{\"lifetime\":90}");
    assertThat(expiresIn()).isEqualTo(new BigDecimal(90));
    done("PUT", "/tokens", "{\"expires_in\":\"12\"}");
    assertThat(expiresIn()).isEqualTo("12");
    done("PUT", "/tokens", "{\"no_expires_in\":true}");
    assertThat(Caller.object(caller.tokenAnswer())).doesNotContainKey("expires_in");
    done("PUT", "/tokens", "{\"repeat\":true}");
    assertThat(caller.token()).isEqualTo(caller.token());
    done("PUT", "/tokens", "{\"repeat\":false,\"new_ends_older\":true}");
    caller.token();
    assertThat(vendor()).isEqualTo(401);
  }

  @Test
  void revoke_oneOrAll_endsThem() throws Exception {
    String other = caller.token();
    int mine = sandbox.tokens().issued().indexOf(token) + 1;

    done("POST", "/tokens/revoke", "{\"ordinal\":" + mine + "}");
    assertThat(vendor()).isEqualTo(401);
    assertThat(caller.get("/v1/vendor", other).statusCode()).isEqualTo(200);
    done("POST", "/tokens/revoke", "");
    assertThat(caller.get("/v1/vendor", other).statusCode()).isEqualTo(401);
  }

  @Test
  void answers_post_misbehaveUntilUsedUpOrDeleted() throws Exception {
    done(
        "POST",
        "/answers",
        "{\"path\":\"GET /v1/vendor\",\"times\":1,\"status\":503,\"headers\":{\"Retry-After\":\"2\"},"
            + "\"body\":\"x\",\"delay_ms\":1,\"gzip\":false,\"chunked\":true}");
    done("POST", "/answers", "{\"path\":\"/v1/vendor\",\"status\":403}");
    done("POST", "/answers", "{\"path\":\"/v1/items\",\"cut\":\"before-answer\"}");

    HttpResponse<String> first = caller.get("/v1/vendor", token);
    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(first.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(first.body()).isEqualTo("x");
    assertThat(vendor()).isEqualTo(403);
    assertThatThrownBy(() -> caller.get("/v1/items", token)).isInstanceOf(IOException.class);
    done("DELETE", "/answers?path=/v1/vendor", "");
    assertThat(vendor()).isEqualTo(200);
    done("POST", "/answers", "{\"path\":\"GET /v1/items\",\"status\":503}");
    done("DELETE", "/answers?path=/v1/items", "");
    assertThat(caller.get("/v1/items", token).statusCode()).isEqualTo(503);
    done("DELETE", "/answers?path=GET%20/v1/items", "");
    assertThat(caller.get("/v1/items", token).statusCode()).isEqualTo(200);
    done("POST", "/answers", "{\"path\":\"/v1/items\",\"status\":503}");
    done("DELETE", "/answers", "");
    assertThat(caller.get("/v1/items", token).statusCode()).isEqualTo(200);
  }

  @Test
  void release_post_answersWhatHangs() throws Exception {
    done("POST", "/answers", "{\"path\":\"/v1/vendor\",\"times\":1,\"hang\":true}");
    Thread waiting =
        new Thread(
            () -> {
              try {
                vendor();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    waiting.start();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> sandbox.hanging() == 1);

    done("POST", "/release", "");

    waiting.join(20_000);
    assertThat(waiting.isAlive()).isFalse();
  }

  @Test
  void reset_post_goesBackToTheStart() throws Exception {
    String secret = sandbox.credentials().clientSecret();
    sandbox.credentials().rotate();
    sandbox.always("/v1/*", Misbehaviour.with().status(500));

    done("POST", "/reset", "");

    assertThat(sandbox.credentials().secrets()).containsExactly(secret);
    assertThat(vendor()).isEqualTo(200);
    assertThat(sandbox.journal().entries()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT|/tokens|{\"lifetme\":1}|lifetme is none of",
        "PUT|/tokens|{\"lifetime\":0}|at least one",
        "PUT|/tokens|{\"lifetime\":1.5}|whole number",
        "PUT|/tokens|{\"lifetime\":\"1\"}|lifetime must be a whole number",
        "PUT|/tokens|{\"repeat\":1}|repeat must be true or false",
        "PUT|/tokens|nonsense|not JSON",
        "PUT|/secrets|{\"secrets\":[1]}|secrets must hold strings",
        "PUT|/secrets|{\"secrets\":[\"\"]}|must not be empty",
        "PUT|/secrets|{\"client_id\":\"\"}|must not be empty",
        "POST|/tokens/revoke|{\"ordinal\":99999}|ordinal must be from",
        "POST|/answers|{\"status\":500}|target must be a path",
        "POST|/answers|{\"path\":\"/\",\"status\":99}|status must be from",
        "POST|/answers|{\"path\":\"/\",\"times\":0}|times must be positive",
        "POST|/answers|{\"path\":\"/\",\"cut\":\"off\"}|cut must be",
        "POST|/answers|{\"path\":\"/\",\"headers\":{\"A\":1}}|headers must hold strings",
        "GET|/journal?after=x||after must be",
        "POST|/nothing||GET /sandbox says",
        "GET|/nothing||GET /sandbox says"
      })
  void request_thatMakesNoSense_isRefusedWithTheRule(
      String method, String path, String body, String rule) throws Exception {
    HttpResponse<String> answer = change(method, path, body == null ? "" : body);

    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat((String) Caller.object(answer).get("message")).contains(rule);
  }

  private Object expiresIn() throws IOException, InterruptedException {
    return Caller.object(caller.tokenAnswer()).get("expires_in");
  }
}
