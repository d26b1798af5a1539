package io.github.trrauth.benchmarks.token;

import java.time.Duration;
import java.util.Objects;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

/** Spring Security: the token of a client with client credentials. */
public class SpringBenchmark extends ReadBenchmark {
  private static final String ID = "vendor";

  private final OAuth2AuthorizedClientManager manager = manager();
  private final OAuth2AuthorizeRequest request =
      OAuth2AuthorizeRequest.withClientRegistrationId(ID).principal(ID).build();

  private static OAuth2AuthorizedClientManager manager() {
    var registrations =
        new InMemoryClientRegistrationRepository(
            ClientRegistration.withRegistrationId(ID)
                .clientId("id")
                .clientSecret("secret")
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri("https://vendor.example/v1/bearer-token")
                .build());
    var manager =
        new AuthorizedClientServiceOAuth2AuthorizedClientManager(
            registrations, new InMemoryOAuth2AuthorizedClientService(registrations));
    manager.setAuthorizedClientProvider(
        OAuth2AuthorizedClientProviderBuilder.builder()
            .clientCredentials(grant -> grant.accessTokenResponseClient(unused -> answer()))
            .build());
    return manager;
  }

  private static OAuth2AccessTokenResponse answer() {
    return OAuth2AccessTokenResponse.withToken("token")
        .tokenType(OAuth2AccessToken.TokenType.BEARER)
        .expiresIn(Duration.ofHours(LIFETIME_HOURS).toSeconds())
        .build();
  }

  @Override
  protected Object read() {
    OAuth2AuthorizedClient client = Objects.requireNonNull(manager.authorize(request));
    return client.getAccessToken().getTokenValue();
  }
}
