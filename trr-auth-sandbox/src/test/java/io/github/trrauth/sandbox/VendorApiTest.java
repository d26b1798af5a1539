package io.github.trrauth.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorApiTest {
  private static Sandbox sandbox;
  private static Caller caller;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start();
    caller = Caller.of(sandbox);
    token = caller.token();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @BeforeEach
  void reset() {
    sandbox.reset();
  }

  @Test
  void vendor_get_hasDocumentedShape() throws Exception {
    HttpResponse<String> answer = caller.get("/v1/vendor", token);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(Caller.object(answer)).containsOnlyKeys("type", "webhook_url", "preferences");
    assertThat(Caller.object(answer))
        .extractingByKey("preferences", MAP)
        .containsOnlyKeys("email_enabled", "webhook_enabled");
  }

  @Test
  void vendor_patch_changesWhatIsNamedAndKeepsTheRest() throws Exception {
    HttpResponse<String> answer =
        caller.call("PATCH", "/v1/vendor", token, "{\"preferences\":{\"email_enabled\":false}}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(caller.get("/v1/vendor", token).body()).isEqualTo(answer.body());
    assertThat(Caller.object(answer))
        .extractingByKey("preferences", MAP)
        .isEqualTo(Map.of("email_enabled", false, "webhook_enabled", true));
  }

  @Test
  void consignments_cursorsFollowed_allSeenOnce() throws Exception {
    List<Object> seen = new java.util.ArrayList<>();
    String after = "";
    boolean more = true;
    while (more) {
      String path = "/v1/consignments?page_size=60&after=" + after;
      Map<String, Object> page = Caller.object(caller.get(path, token));
      seen.addAll((List<?>) page.get("consignments"));
      Map<?, ?> info = (Map<?, ?>) page.get("page_info");
      after = (String) info.get("end_cursor");
      more = (Boolean) info.get("has_next_page");
    }

    assertThat(seen).hasSize(Documents.CONSIGNMENTS).doesNotHaveDuplicates();
  }

  @Test
  void consignments_defaultPage_hasTwentyAndDocumentedPageInfo() throws Exception {
    Map<String, Object> page = Caller.object(caller.get("/v1/consignments", token));

    assertThat(page).extractingByKey("consignments", LIST).hasSize(20);
    assertThat(page)
        .extractingByKey("page_info", MAP)
        .isEqualTo(Map.of("has_next_page", true, "start_cursor", "MQ", "end_cursor", "MjA"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"page_size=0", "page_size=101", "page_size=x", "after=%21", "after=eA"})
  void consignments_badParameter_is400(String query) throws Exception {
    HttpResponse<String> answer = caller.get("/v1/consignments?" + query, token);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Caller.object(answer)).containsOnlyKeys("message");
  }

  @Test
  void items_postedTwice_areTwo() throws Exception {
    String item = "{\"title\":\"A bag\"}";

    HttpResponse<String> first = caller.call("POST", "/v1/consignments/7/items", token, item);
    HttpResponse<String> second = caller.call("POST", "/v1/consignments/7/items", token, item);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(Caller.object(first)).containsEntry("title", "A bag").containsKey("id");
    assertThat(Caller.object(second).get("id")).isNotEqualTo(Caller.object(first).get("id"));
    assertThat(sandbox.createdItems()).containsExactly(item, item);
  }

  @Test
  void item_patched_isInTheList() throws Exception {
    HttpResponse<String> answer =
        caller.call("PATCH", "/v1/items/3", token, "{\"title\":\"Better\",\"id\":\"9\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Caller.object(answer)).containsEntry("title", "Better").containsEntry("id", "3");
    assertThat(caller.get("/v1/items?page_size=5", token).body()).contains("Better");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /v1/items/3, PATCH",
    "PUT, /v1/vendor, 'GET, HEAD, PATCH'",
    "DELETE, /v1/items, 'GET, HEAD'",
    "GET, /v1/consignments/7/items, POST",
    "GET, /v1/bearer-token, POST"
  })
  void method_notOffered_is405(String method, String path, String allowed) throws Exception {
    HttpResponse<String> answer = caller.call(method, path, token, "{}");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH, /v1/vendor",
    "POST, /v1/consignments/7/items",
    "PATCH, /v1/items/3",
  })
  void body_notAJsonObject_is400AndChangesNothing(String method, String path) throws Exception {
    for (String body : List.of("no json", "[]", "{\"a\":}", "{\"a\":1,\"a\":1}", "{} ,")) {
      assertThat(caller.call(method, path, token, body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(sandbox.createdItems()).isEmpty();
  }

  @Test
  void patch_wrongType_is400AndChangesNothing() throws Exception {
    String before = caller.get("/v1/vendor", token).body();

    HttpResponse<String> answer =
        caller.call("PATCH", "/v1/vendor", token, "{\"type\":\"x\",\"preferences\":1}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(caller.get("/v1/vendor", token).body()).isEqualTo(before);
  }

  @Test
  void path_unknown_is404WithATokenAnd401Without() throws Exception {
    assertThat(caller.get("/v1/nothing", token).statusCode()).isEqualTo(404);
    assertThat(caller.get("/v1/vendor/", token).statusCode()).isEqualTo(404);
    assertThat(caller.get("//v1/vendor", token).statusCode()).isEqualTo(404);
    assertThat(caller.call("PATCH", "/v1/items/999", token, "{}").statusCode()).isEqualTo(404);
    assertThat(caller.unsigned("GET", "/v1/nothing", "").statusCode()).isEqualTo(401);
    assertThat(caller.unsigned("GET", "/nothing", "").statusCode()).isEqualTo(404);
  }

  @Test
  void head_vendor_hasNoBody() throws Exception {
    HttpResponse<String> answer = caller.call("HEAD", "/v1/vendor", token, "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void call_withoutToken_is401WithTheDocumentedBody() throws Exception {
    HttpResponse<String> answer = caller.unsigned("GET", "/v1/vendor", "");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
  }
}
