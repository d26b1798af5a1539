package io.github.trrauth.benchmarks.token;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.implementation.AccessTokenCache;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import reactor.core.publisher.Mono;

/** azure-core: the token, as its policy for blocking clients reads it for every request. */
public class AzureBenchmark extends ReadBenchmark {
  private final AccessTokenCache cache =
      new AccessTokenCache(
          context ->
              Mono.just(
                  new AccessToken(
                      "token", OffsetDateTime.now(ZoneOffset.UTC).plusHours(LIFETIME_HOURS))));
  private final TokenRequestContext context = new TokenRequestContext().addScopes("vendor");

  @Override
  protected Object read() {
    return cache.getTokenSync(context, false).getToken();
  }
}
