package io.github.trrauth.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutgoingRequestTest {
  private final OutgoingRequest request = new OutgoingRequest();
  private final FakeConnection before = new FakeConnection();
  private final FakeConnection next = new FakeConnection();

  @BeforeEach
  void prepare() {
    request.headers().set("Accept", "text/plain");
    request.headers().set("Host", "virtual.example");
    request.headers().add("Cookie", "own=1");
  }

  @Test
  void request_sentAgain_isTheSame() throws IOException {
    before.setRequestMethod("PUT");
    before.setReadTimeout(5);
    before.setDoOutput(true);
    request.copyTo(next, before);
    assertThat(next.headers)
        .containsExactly("Accept: text/plain", "Host: virtual.example", "Cookie: own=1");
    assertThat(next.getRequestMethod()).isEqualTo("PUT");
    assertThat(next.getReadTimeout()).isEqualTo(5);
    assertThat(next.getDoOutput()).isTrue();
  }

  @Test
  void redirect_onOneServer_leavesTheHostToTheUrl() throws IOException {
    request.redirect(true);
    request.copyTo(next, before);
    assertThat(next.headers).containsExactly("Accept: text/plain", "Cookie: own=1");
  }

  @Test
  void redirect_toAnotherServer_leavesCookiesBehind() throws IOException {
    request.redirect(false);
    request.copyTo(next, before);
    assertThat(next.headers).containsExactly("Accept: text/plain");
  }

  @Test
  void request_thatBecomesGet_hasNoHeaders() throws IOException {
    before.setRequestMethod("POST");
    request.becomeGet();
    request.copyTo(next, before);
    assertThat(next.headers).isEmpty();
    assertThat(next.getRequestMethod()).isEqualTo("GET");
  }

  /** A connection that says which headers were set. */
  private static final class FakeConnection extends HttpURLConnection {
    private final List<String> headers = new ArrayList<>();

    FakeConnection() {
      super(null);
    }

    @Override
    public void addRequestProperty(String name, String value) {
      headers.add(name + ": " + value);
    }

    @Override
    public void connect() {}

    @Override
    public void disconnect() {}

    @Override
    public boolean usingProxy() {
      return false;
    }
  }
}
