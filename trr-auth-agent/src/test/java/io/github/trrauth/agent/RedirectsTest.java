package io.github.trrauth.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.MalformedURLException;
import java.net.URL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
  private static final URL FROM = url("https://vendor.example/v1/items?a=1");

  private static URL url(String text) {
    try {
      return new URL(text);
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @AfterEach
  void clear() {
    System.clearProperty("http.maxRedirects");
    System.clearProperty("http.strictPostRedirect");
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 307})
  void target_ofRedirect_isTheLocation(int status) throws MalformedURLException {
    assertThat(Redirects.target(status, "https://other.example/x", FROM))
        .hasToString("https://other.example/x");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 200, 201, 304, 305, 306, 308, 401, 500})
  void target_ofAnythingElse_isNone(int status) throws MalformedURLException {
    assertThat(Redirects.target(status, "https://other.example/x", FROM)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/x, https://vendor.example/x",
    "other?b=2, https://vendor.example/v1/other?b=2",
    "//other.example/x, https://other.example/x",
    "HTTPS://other.example/x, https://other.example/x"
  })
  void target_relative_isResolved(String location, String target) throws MalformedURLException {
    assertThat(Redirects.target(302, location, FROM)).hasToString(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https:/x", "https:"})
  void target_withoutHost_isTakenForWhole(String location) throws MalformedURLException {
    assertThat(Redirects.target(302, location, FROM)).hasToString(location);
  }

  @Test
  void target_withoutLocation_isNone() throws MalformedURLException {
    assertThat(Redirects.target(302, null, FROM)).isNull();
  }

  @Test
  void target_ofOtherProtocol_isNone() throws MalformedURLException {
    assertThat(Redirects.target(302, "http://vendor.example/v1/items", FROM)).isNull();
  }

  @Test
  void target_ofUnknownProtocol_throwsAsInTheJdk() {
    assertThatThrownBy(() -> Redirects.target(302, "foo:bar", FROM))
        .isInstanceOf(MalformedURLException.class);
  }

  @Test
  void method_ofPost_becomesGetUnlessToBeKept() {
    assertThat(Redirects.becomesGet(302, "POST")).isTrue();
    assertThat(Redirects.becomesGet(307, "POST")).isFalse();
    assertThat(Redirects.becomesGet(302, "PUT")).isFalse();
    System.setProperty("http.strictPostRedirect", "true");
    assertThat(Redirects.becomesGet(302, "POST")).isFalse();
  }

  @Test
  void server_isHostAndPort() {
    assertThat(Redirects.isSameServer(FROM, url("https://VENDOR.example:443/"))).isTrue();
    assertThat(Redirects.isSameServer(FROM, url("https://vendor.example:8443/"))).isFalse();
    assertThat(Redirects.isSameServer(FROM, url("https://vendor.example.evil.example/"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "0, 20", "-1, 20", "many, 20"})
  void limit_isTheJdks(String configured, int limit) {
    System.setProperty("http.maxRedirects", configured);
    assertThat(Redirects.limit()).isEqualTo(limit);
  }
}
