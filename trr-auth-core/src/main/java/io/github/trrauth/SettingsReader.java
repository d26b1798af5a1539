package io.github.trrauth;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The reader of single values, which collects every mistake instead of stopping at the first. */
final class SettingsReader {
  private static final Duration MIN_DURATION = Duration.ofMillis(1);
  private static final int MAX_PORT = 65_535;

  private final Function<String, @Nullable String> lookup;
  private final List<String> mistakes = new ArrayList<>();

  SettingsReader(Function<String, @Nullable String> lookup) {
    this.lookup = lookup;
  }

  List<String> mistakes() {
    return mistakes;
  }

  void mistake(Setting setting, String rule) {
    mistakes.add(setting.key() + " " + rule);
  }

  /**
   * Returns the configured value without the spaces around it, or null; a blank one counts as none.
   */
  @Nullable String configured(Setting setting) {
    String value = lookup.apply(setting.key());
    return value == null || value.trim().isEmpty() ? null : value.trim();
  }

  private @Nullable String value(Setting setting) {
    String configured = configured(setting);
    return configured == null ? setting.defaultValue() : configured;
  }

  boolean flag(Setting setting) {
    String value = value(setting);
    if (value == null || value.equalsIgnoreCase("false")) {
      return false;
    }
    if (!value.equalsIgnoreCase("true")) {
      wrong(setting, value, "write true or false");
    }
    return true;
  }

  /** Returns the duration, or null if the setting has neither a value nor a default. */
  @Nullable Duration optionalDuration(Setting setting, Duration max) {
    String value = value(setting);
    if (value == null) {
      return null;
    }
    try {
      Duration duration = parse(value);
      if (duration.compareTo(MIN_DURATION) < 0 || duration.compareTo(max) > 0) {
        wrong(setting, value, "write a duration from PT0.001S to " + max);
      }
      return duration;
    } catch (DateTimeException e) {
      wrong(setting, value, "write an ISO-8601 duration, PT30S for thirty seconds");
      return null;
    }
  }

  /**
   * Parses a duration; whole seconds, which all defaults are, without the regular expression of
   * {@link Duration#parse}, which is dear at the start of a JVM.
   */
  private static Duration parse(String value) {
    int end = value.length() - 1;
    if (end < 3 || end > 8 || !value.startsWith("PT") || value.charAt(end) != 'S') {
      return Duration.parse(value);
    }
    long seconds = 0;
    for (int i = 2; i < end; i++) {
      char digit = value.charAt(i);
      if (digit < '0' || digit > '9') {
        return Duration.parse(value);
      }
      seconds = 10 * seconds + (digit - '0');
    }
    return Duration.ofSeconds(seconds);
  }

  /** Returns the duration of a setting that has a default. */
  Duration duration(Setting setting, Duration max) {
    Duration duration = optionalDuration(setting, max);
    return duration == null ? parse(Objects.requireNonNull(setting.defaultValue())) : duration;
  }

  long bytes(Setting setting, long max) {
    String value = Objects.requireNonNull(value(setting));
    try {
      long number = Long.parseLong(value);
      if (number >= 0 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number that is out of range.
    }
    wrong(setting, value, "write a number of bytes from 0 to " + max);
    return 0;
  }

  /** Returns the value that is one of some words, as {@link Setting#range()} lists them. */
  String choice(Setting setting, String... words) {
    String value = String.valueOf(value(setting));
    for (String word : words) {
      if (word.equals(value)) {
        return value;
      }
    }
    wrong(
        setting,
        value,
        words.length > 1 ? "write one of these" : "write " + words[0] + ", the only one there is");
    return value;
  }

  /** Returns an https URL, or a plain http one on loopback where that is allowed; null if wrong. */
  @Nullable URI url(Setting setting, String value, boolean allowInsecureLoopback) {
    // Looked for in the text, since a URL that cannot be parsed may hold a password as well.
    if (value.indexOf('@') >= 0 || value.indexOf('?') >= 0 || value.indexOf('#') >= 0) {
      mistake(
          setting,
          "must have no user-info, query or fragment (value not shown, it may hold a password);"
              + " remove them");
      return null;
    }
    URI uri;
    try {
      uri = withAsciiHost(new URI(value));
    } catch (URISyntaxException | IllegalArgumentException e) {
      wrong(setting, value, "write an absolute URL, https://vendor.trr-apps.com for example");
      return null;
    }
    if (uri.getScheme() == null || uri.getHost() == null) {
      wrong(
          setting,
          value,
          "write an absolute URL with a host, https://vendor.trr-apps.com for example");
      return null;
    }
    if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
      wrong(setting, value, "write a port from 1 to " + MAX_PORT);
      return null;
    }
    return checkScheme(setting, uri, allowInsecureLoopback) ? uri : null;
  }

  /** Puts an international host name into its ASCII form, which is all that {@link URI} knows. */
  private static URI withAsciiHost(URI uri) throws URISyntaxException {
    String authority = uri.getRawAuthority();
    if (uri.getHost() != null || authority == null) {
      return uri;
    }
    int colon = authority.lastIndexOf(':');
    String host = colon < 0 ? authority : authority.substring(0, colon);
    String port = colon < 0 ? "" : authority.substring(colon);
    String ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
    return new URI(uri.toString().replace("//" + authority, "//" + ascii + port));
  }

  private boolean checkScheme(Setting setting, URI uri, boolean allowInsecureLoopback) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    boolean loopback = Origin.isLoopback(uri.getHost());
    if (scheme.equals("https") || (scheme.equals("http") && loopback && allowInsecureLoopback)) {
      return true;
    }
    String remedy =
        loopback
            ? "use https, or for development set " + Setting.ALLOW_INSECURE_LOOPBACK.key() + "=true"
            : "use https";
    wrong(setting, uri.toString(), remedy);
    return false;
  }

  void wrong(Setting setting, String value, String remedy) {
    String clean = Text.clean(value, 100);
    mistake(
        setting,
        "must be " + setting.range().replace("`", "") + ", was \"" + clean + "\": " + remedy);
  }
}
