package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a token, and above all who does not. */
class OriginTest {
  private static final Origin VENDOR = origin("https://vendor.trr-apps.com");

  private static Origin origin(String baseUrl) {
    URI base = URI.create(baseUrl);
    return Origin.of(base, base.resolve("/v1/bearer-token"));
  }

  /** Asks both variants where a URL can be written at all; they must agree. */
  private static boolean covers(Origin origin, String target) {
    boolean uri = false;
    boolean isUri = true;
    try {
      uri = origin.covers(new URI(target));
    } catch (URISyntaxException e) {
      isUri = false;
    }
    try {
      boolean url = origin.covers(new URL(target));
      if (isUri) {
        assertThat(url).as("URL and URI agree on %s", target).isEqualTo(uri);
      }
      return url;
    } catch (MalformedURLException e) {
      return uri;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://vendor.trr-apps.com",
        "https://vendor.trr-apps.com/",
        "https://vendor.trr-apps.com/v1/vendor",
        "https://vendor.trr-apps.com:443/v1/vendor",
        "https://vendor.trr-apps.com/v1/consignments?page_size=20",
        "https://VENDOR.TRR-Apps.Com/v1/vendor",
        "HTTPS://vendor.trr-apps.com/v1/vendor",
        "https://vendor.trr-apps.com/v1/vendor#fragment",
        "https://vendor.trr-apps.com/https://evil.example/",
        "https://vendor.trr-apps.com/?next=@evil.example"
      })
  void covers_vendor_true(String target) {
    assertThat(covers(VENDOR, target)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Another scheme
        "http://vendor.trr-apps.com/v1/vendor",
        "http://vendor.trr-apps.com:443/v1/vendor",
        "ftp://vendor.trr-apps.com/v1/vendor",
        "file://vendor.trr-apps.com/v1/vendor",
        "jar:https://vendor.trr-apps.com/a.jar!/b",
        "wss://vendor.trr-apps.com/",
        "mailto:someone@vendor.trr-apps.com",
        "https:vendor.trr-apps.com/v1/vendor",
        "//vendor.trr-apps.com/v1/vendor",
        "/v1/vendor",
        "vendor.trr-apps.com",
        "https:///v1/vendor",
        // Another port
        "https://vendor.trr-apps.com:80/",
        "https://vendor.trr-apps.com:8443/",
        "https://vendor.trr-apps.com:0/",
        "https://vendor.trr-apps.com:4430/",
        "https://vendor.trr-apps.com:65979/",
        // Look-alikes
        "https://vendor.trr-apps.com.evil.example/",
        "https://evil.example/vendor.trr-apps.com",
        "https://evil.example/?https://vendor.trr-apps.com/",
        "https://evil.example/#https://vendor.trr-apps.com/",
        "https://evilvendor.trr-apps.com/",
        "https://evil-vendor.trr-apps.com/",
        "https://x.vendor.trr-apps.com/",
        "https://trr-apps.com/",
        "https://vendor.trr-apps.co/",
        "https://vendor.trr-apps.comm/",
        "https://vendor-trr-apps.com/",
        "https://vendor.trrapps.com/",
        "https://vendor.trr-apps.com-evil.example/",
        "https://vendor.trr-apps.com_evil.example/",
        "https://vend0r.trr-apps.com/",
        "https://vendor..trr-apps.com/",
        "https://.vendor.trr-apps.com/",
        "https://vendor.trr-apps.com./",
        "https://vendor.trr-apps.com.:443/",
        "https://vendor.trr-apps.com../",
        // Percent-encoded
        "https://%76endor.trr-apps.com/",
        "https://vendor%2Etrr-apps.com/",
        "https://vendor.trr-apps.com%2F.evil.example/",
        "https://vendor.trr-apps.com%00.evil.example/",
        "https://evil.example%2F@vendor.trr-apps.com/",
        // User-info
        "https://user@vendor.trr-apps.com/",
        "https://user:password@vendor.trr-apps.com/",
        "https://@vendor.trr-apps.com/",
        "https://:@vendor.trr-apps.com/",
        "https://vendor.trr-apps.com@evil.example/",
        "https://vendor.trr-apps.com:443@evil.example/",
        "https://vendor.trr-apps.com:443:443/",
        // What parsers read differently
        "https://evil.example\\@vendor.trr-apps.com/",
        "https://vendor.trr-apps.com\\@evil.example/",
        "https://vendor.trr-apps.com\\.evil.example/",
        "https://vendor.trr-apps.com;evil.example/",
        "https://vendor.trr-apps.com evil.example/",
        "https://vendor.trr-apps.com\t/",
        "https://vendor.trr-apps.com\n.evil.example/",
        "https://[vendor.trr-apps.com]/",
        "https://[::ffff:vendor.trr-apps.com]/",
        // Cyrillic, Greek and other letters that look the same
        "https://v\u0435ndor.trr-apps.com/",
        "https://vend\u03bfr.trr-apps.com/",
        "https://vendor.trr\u2011apps.com/",
        "https://vendor.trr\u2212apps.com/",
        "https://v\u00ebndor.trr-apps.com/",
        "https://xn--vndor-3ra.trr-apps.com/",
        "https://vendor.trr-apps.com\u3002/",
        "https://vendor.trr-apps.com\u3002evil.example/",
        "https://vendor.trr-apps.com\uff0fevil.example/",
        "https://vendor.trr-apps.com\u2044evil.example/",
        "https://user\uff20vendor.trr-apps.com/",
        "https://vendor\u3002\u3002trr-apps.com/",
        "https://\u3002/",
        "https://\ud800/"
      })
  void covers_anythingElse_false(String target) {
    assertThat(covers(VENDOR, target)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://vendor.trr-apps.com/v1/bearer-token",
        "https://VENDOR.trr-apps.com:443/v1/bearer-token",
        "https://vendor.trr-apps.com/v1/bearer-token?again=1"
      })
  void covers_tokenEndpoint_false(String target) {
    assertThat(covers(VENDOR, target)).isFalse();
  }

  @Test
  void covers_tokenEndpointOnAnotherHost_excludesOnlyThat() {
    Origin origin =
        Origin.of(
            URI.create("https://vendor.trr-apps.com"),
            URI.create("https://auth.trr-apps.com/v1/bearer-token"));

    assertThat(covers(origin, "https://auth.trr-apps.com/v1/bearer-token")).isFalse();
    assertThat(covers(origin, "https://vendor.trr-apps.com/v1/bearer-token")).isTrue();
  }

  @Test
  void covers_hostInUnicode_isComparedAfterIdn() {
    Origin origin = origin("https://xn--bcher-kva.example");

    assertThat(origin.covers(URI.create("https://b\u00fccher.example/v1/vendor"))).isTrue();
    assertThat(origin.covers(URI.create("https://B\u00dcCHER.example:443/v1/vendor"))).isTrue();
    assertThat(origin.covers(URI.create("https://b\u00fccher.example:444/v1/vendor"))).isFalse();
    assertThat(origin.covers(URI.create("https://x@b\u00fccher.example/v1/vendor"))).isFalse();
    assertThat(origin.covers(URI.create("https://b\u00fccher.example.evil.example/"))).isFalse();
    assertThat(origin.covers(URI.create("https://bucher.example/"))).isFalse();
    assertThat(origin.host()).isEqualTo("xn--bcher-kva.example");
  }

  @ParameterizedTest
  @CsvSource({
    "https://vendor.example:8443, https://vendor.example:8443/v1, true",
    "https://vendor.example:8443, https://vendor.example/v1, false",
    "https://vendor.example:8443, https://vendor.example:443/v1, false",
    "https://vendor.example:443, https://vendor.example/v1, true",
    "https://Vendor.Example, https://vendor.example/v1, true",
    "https://127.0.0.1:8443, https://127.0.0.1:8443/v1, true",
    "https://127.0.0.1:8443, https://localhost:8443/v1, false",
    "https://127.0.0.1, https://2130706433/v1, false",
    "https://127.0.0.1, https://127.1/v1, false",
    "https://127.0.0.1, https://0x7f.0.0.1/v1, false",
    "https://127.0.0.1, https://0177.0.0.1/v1, false",
    "https://127.0.0.1, https://[::ffff:127.0.0.1]/v1, false",
    "https://[::1]:8443, https://[::1]:8443/v1, true",
    "https://[::1]:8443, https://[::1]/v1, false",
    "https://[::1], https://[0:0:0:0:0:0:0:1]/v1, false",
    "https://[::1], https://[::2]/v1, false",
    "https://[FE80::1], https://[fe80::1]/v1, true"
  })
  void covers_otherBaseUrls_hostAndPortAreExact(String base, String target, boolean expected) {
    assertThat(covers(origin(base), target)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost, http://localhost/v1/vendor, true",
    "http://localhost, http://localhost:8080/v1/vendor, true",
    "http://localhost, http://LOCALHOST:49152/v1/vendor, true",
    "http://localhost, http://127.0.0.1:8080/v1/vendor, false",
    "http://localhost, http://localhost.evil.example:8080/v1/vendor, false",
    "http://localhost, https://localhost:8080/v1/vendor, false",
    "http://localhost, http://user@localhost:8080/v1/vendor, false",
    "http://localhost:8080, http://localhost:8080/v1/vendor, true",
    "http://localhost:8080, http://localhost:8081/v1/vendor, false",
    "http://localhost:8080, http://localhost/v1/vendor, false",
    "http://[::1], http://[::1]:8080/v1/vendor, true"
  })
  void covers_plainHttpOnLoopback_anyPortOnlyIfNoneIsConfigured(
      String base, String target, boolean expected) {
    assertThat(covers(origin(base), target)).isEqualTo(expected);
  }

  @Test
  void covers_loopbackWithAnyPort_stillExcludesTheTokenEndpoint() {
    Origin origin =
        Origin.of(
            URI.create("http://localhost"), URI.create("http://localhost:8080/v1/bearer-token"));

    assertThat(covers(origin, "http://localhost:8080/v1/bearer-token")).isFalse();
    assertThat(covers(origin, "http://localhost:8080/v1/vendor")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "LocalHost, true",
    "127.0.0.1, true",
    "127.255.255.254, true",
    "[::1], true",
    "128.0.0.1, false",
    "127.0.0.1.evil.example, false",
    "localhost.evil.example, false",
    "localhost., false",
    "127.1, false",
    "127.0.0.1000, false",
    "127.0.0.256, false",
    "127.999.0.1, false",
    "0.0.0.0, false",
    "[::], false",
    "[::2], false",
    "::1, false",
    "'', false"
  })
  void isLoopback_knowsTheUsualSpellings(String host, boolean expected) {
    assertThat(Origin.isLoopback(host)).isEqualTo(expected);
  }

  @Test
  void isLoopback_noHost_false() {
    assertThat(Origin.isLoopback(null)).isFalse();
  }

  @Test
  void of_baseUrlWithoutAHost_isRefused() {
    URI token = URI.create("https://vendor.trr-apps.com/v1/bearer-token");
    assertThatThrownBy(() -> Origin.of(URI.create("https:///x"), token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("base-url");
  }

  @Test
  void toString_isTheOrigin() {
    assertThat(VENDOR).hasToString("https://vendor.trr-apps.com:443");
    assertThat(origin("http://localhost")).hasToString("http://localhost:*");
    assertThat(VENDOR.host()).isEqualTo("vendor.trr-apps.com");
  }

  @ParameterizedTest
  @CsvSource({
    "12345, :12345, true",
    "8090, :8090, true",
    "8090, :8091, false",
    "443, '', true",
    "443, ':', false",
    "443, :000443, false",
    "443, :44a, false",
    "443, :44/, false",
    "443, :4\u0664\u0663, false"
  })
  void covers_hostInUnicode_portIsExact(int port, String written, boolean expected) {
    Origin origin = origin("https://xn--bcher-kva.example:" + port);

    URI target = URI.create("https://b\u00fccher.example" + written + "/v1/vendor");

    assertThat(origin.covers(target)).isEqualTo(expected);
  }
}
