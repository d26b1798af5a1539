package io.github.trrauth;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A token source on virtual time with a scripted endpoint. */
final class Fixture {
  final VirtualTime time = new VirtualTime();
  final ScriptedEndpoint endpoint = new ScriptedEndpoint(time);
  final List<AuthEvent> events = new ArrayList<>();

  /** What a caller does as soon as a token is there, before the source has told all of it. */
  Runnable onFetched = () -> {};

  final Secrets secrets = new Secrets();
  final TokenSource source;

  Fixture(double random, String... settings) {
    source =
        TokenSource.builder(settings(settings))
            .listener(events::add)
            .listener(event -> afterwards(event))
            .time(time)
            .tasks(time)
            .random(() -> random)
            .endpoint(endpoint)
            .credentials(secrets)
            .build();
  }

  private void afterwards(AuthEvent event) {
    if (event.type() == AuthEvent.Type.FETCHED) {
      onFetched.run();
    }
  }

  /** The state after a token has been given out. */
  static TokenState granted(AccessToken token, long nowNanos) {
    AuthEvent answer =
        AuthEvent.of(AuthEvent.Type.FETCHED, Instant.EPOCH, "vendor", 200, "granted", token);
    return TokenState.INITIAL.granted(token, false, nowNanos, answer);
  }

  /** Valid settings, with further ones as key and value. */
  static Settings settings(String... keysAndValues) {
    Map<String, String> values = new HashMap<>();
    values.put(Setting.CLIENT_ID.key(), "client-1");
    values.put(Setting.CLIENT_SECRET.key(), "secret-1");
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Settings.read(values::get);
  }

  /** Makes the source hold a token of this age. */
  AccessToken seed(Duration lifetime, Duration age) {
    endpoint.answerWith(List.of("ok expires_in=" + lifetime.toSeconds()));
    AccessToken token = get();
    time.advance(age);
    endpoint.answerWith(List.of());
    events.clear();
    return token;
  }

  /** Gets a token while time passes by itself. */
  AccessToken get(String... answers) {
    if (answers.length > 0) {
      endpoint.answerWith(Arrays.asList(answers));
    }
    CompletableFuture<AccessToken> token = source.getAsync().toCompletableFuture();
    time.runUntilDone(token);
    time.settle();
    try {
      return token.join();
    } catch (CompletionException e) {
      throw (TokenException) e.getCause();
    }
  }

  /** The secrets of a case, which may change from one read to the next. */
  static final class Secrets implements CredentialSource {
    String current = "s1";
    String afterFirstRead;
    String next;
    boolean unreadable;
    boolean broken;

    @Override
    public List<ClientCredentials> read() throws IOException {
      if (broken) {
        throw new IllegalStateException("no source");
      }
      if (unreadable) {
        throw new IOException("no file");
      }
      List<ClientCredentials> credentials = new ArrayList<>();
      credentials.add(ClientCredentials.of("client-1", ClientSecret.of(current)));
      if (next != null) {
        credentials.add(ClientCredentials.of("client-1", ClientSecret.of(next)));
      }
      if (afterFirstRead != null) {
        current = afterFirstRead;
      }
      return credentials;
    }
  }
}
