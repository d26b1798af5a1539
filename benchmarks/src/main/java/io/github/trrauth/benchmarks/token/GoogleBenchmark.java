package io.github.trrauth.benchmarks.token;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** google-auth-library: the headers, ready made. */
public class GoogleBenchmark extends ReadBenchmark {
  private static final URI VENDOR = URI.create("https://vendor.example/v1/vendor");

  private final OAuth2Credentials credentials = OAuth2Credentials.create(token());

  private static AccessToken token() {
    return new AccessToken(
        "token", Date.from(Instant.now().plus(Duration.ofHours(LIFETIME_HOURS))));
  }

  @Override
  protected Object read() throws IOException {
    return credentials.getRequestMetadata(VENDOR);
  }
}
