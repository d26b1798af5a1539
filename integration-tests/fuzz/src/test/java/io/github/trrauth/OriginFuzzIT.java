package io.github.trrauth;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whatever the target, it gets a token only if its text says so to a reader of plain text. */
class OriginFuzzIT {
  private static final URI BASE = URI.create("https://vendor.trr-apps.com");
  private static final Origin VENDOR = Origin.of(BASE, BASE.resolve("/v1/bearer-token"));

  /** The vendor's origin as it may be written, without any parser of URLs. */
  private static final Pattern SIGNED =
      Pattern.compile(
          "https://vendor\\.trr-apps\\.com(:0*443|:)?([/?#].*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern TOKEN_URL =
      Pattern.compile("[^:]*://[^/]*/v1/bearer-token([?#].*)?", Pattern.DOTALL);

  /**
   * Asks whether a target gets a token.
   *
   * @param target the target, in UTF-8
   */
  @FuzzTest
  void target_isSignedOnlyIfItIsTheVendor(byte[] target) {
    String text = new String(target, StandardCharsets.UTF_8);
    boolean expected = SIGNED.matcher(plain(text)).matches();
    try {
      URI uri = new URI(text);
      boolean covered = VENDOR.covers(uri);
      require(!covered || expected, "signed as URI: ", text);
      if (isAscii(text) && expected && !TOKEN_URL.matcher(text).matches()) {
        require(covered, "not signed as URI: ", text);
      }
    } catch (URISyntaxException e) {
      // No request can be made of it.
    }
    try {
      URL url = new URL(text);
      // The JDK's parser drops spaces around a URL; what is sent is what it gives out.
      boolean covered = VENDOR.covers(url);
      String sent = plain(url.toExternalForm());
      require(!covered || SIGNED.matcher(sent).matches(), "signed as URL: ", text);
    } catch (MalformedURLException e) {
      // No request can be made of it.
    }
  }

  /** International host names are compared in a form in which look-alike widths are the same. */
  private static String plain(String text) {
    return isAscii(text)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replace("\u00ad", "")
            .replace('\u3002', '.');
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static void require(boolean holds, String what, String text) {
    if (!holds) {
      throw new AssertionError(what + text);
    }
  }
}
