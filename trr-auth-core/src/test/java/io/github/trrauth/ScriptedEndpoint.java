package io.github.trrauth;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token endpoint that answers from a script, in the words of {@code token-lifecycle.json}; what
 * it answers goes through the same judgement as an answer from the network.
 */
final class ScriptedEndpoint implements TokenEndpoint {
  /** {@code connect-timeout} and twice {@code read-timeout}, at their defaults. */
  private static final Duration LIMIT = Duration.ofSeconds(12);

  private static final Pattern WORD = Pattern.compile("([a-z_-]+)=(\\S+)");

  private final VirtualTime time;
  private final Deque<String> script = new ArrayDeque<>();
  private final List<String> issued = new ArrayList<>();
  private final Map<String, Long> issuedAt = new HashMap<>();
  private final Deque<Hanging> hanging = new ArrayDeque<>();
  private int requests;

  ScriptedEndpoint(VirtualTime time) {
    this.time = time;
  }

  void answerWith(List<String> answers) {
    script.clear();
    script.addAll(answers);
    requests = 0;
  }

  /** Answers the oldest request that hangs, in the words of the script. */
  void release(String answer) {
    Hanging oldest = hanging.remove();
    oldest.answer.complete(answer(answer, oldest.credentials).join());
  }

  int requests() {
    return requests;
  }

  /** The values of the tokens given out, the oldest first. */
  List<String> issued() {
    return issued;
  }

  /** The tick at which a token was given out; ten minutes ago for one that never was. */
  long issuedAt(String token) {
    return issuedAt.getOrDefault(token, time.nanos() - Duration.ofMinutes(10).toNanos());
  }

  @Override
  public CompletableFuture<TokenAnswer> request(ClientCredentials credentials) {
    requests++;
    String line = script.poll();
    if (line == null) {
      throw new AssertionError("a request that the case does not allow");
    }
    return answer(line, credentials);
  }

  private CompletableFuture<TokenAnswer> answer(String line, ClientCredentials credentials) {
    String body = null;
    int bodyAt = line.indexOf(" body=");
    if (bodyAt >= 0) {
      body = line.substring(bodyAt + " body=".length());
      line = line.substring(0, bodyAt);
    }
    String kind = line.split(" ", 2)[0];
    Words words = Words.in(line);
    String expectedSecret = words.get("for");
    if (expectedSecret != null && !expectedSecret.equals(credentials.secret().value())) {
      throw new AssertionError("the request should have carried the secret " + expectedSecret);
    }
    return switch (kind) {
      case "hang" -> hung();
      case "silence" -> {
        Hanging later = new Hanging(new CompletableFuture<>(), credentials);
        hanging.add(later);
        yield later.answer;
      }
      case "io-error", "timeout" ->
          CompletableFuture.completedFuture(TokenAnswer.failed(0, kind, Duration.ZERO, null));
      case "ok" -> judged(200, null, body == null ? granted(words) : body, credentials);
      default ->
          judged(
              Integer.parseInt(kind),
              words.get("retry-after"),
              body == null ? "" : body,
              credentials);
    };
  }

  /** The real endpoint ends a request that hangs after a while; no caller waits that long. */
  private CompletableFuture<TokenAnswer> hung() {
    CompletableFuture<TokenAnswer> answer = new CompletableFuture<>();
    time.schedule(
        () -> answer.complete(TokenAnswer.failed(0, "no answer in time", Duration.ZERO, null)),
        LIMIT.toNanos());
    return answer;
  }

  private CompletableFuture<TokenAnswer> judged(
      int status, String retryAfter, String body, ClientCredentials credentials) {
    return CompletableFuture.completedFuture(
        TokenResponse.judge(
            status,
            retryAfter,
            body.getBytes(StandardCharsets.UTF_8),
            credentials.secret().value(),
            time.wallClock()));
  }

  private String granted(Words words) {
    String token = words.get("access_token");
    if ("same".equals(token)) {
      token = issued.get(issued.size() - 1);
    } else if (token == null) {
      token = "token-" + (issued.size() + 1);
      issued.add(token);
      issuedAt.put(token, time.nanos());
    }
    StringBuilder body = new StringBuilder("{\"scope\":\"all\"");
    if (!token.equals("absent")) {
      body.append(",\"access_token\":\"").append(token).append('"');
    }
    String type = words.getOr("token_type", "Bearer");
    if (!type.equals("absent")) {
      body.append(",\"token_type\":\"").append(type).append('"');
    }
    String expiresIn = words.getOr("expires_in", "3600");
    if (!expiresIn.equals("absent")) {
      body.append(",\"expires_in\":").append(expiresIn);
    }
    return body.append('}').toString();
  }

  @Override
  public String host() {
    return "vendor.trr-apps.com";
  }

  @Override
  public void close() {}

  /** A request without an answer so far. */
  private record Hanging(CompletableFuture<TokenAnswer> answer, ClientCredentials credentials) {}

  /** The {@code name=value} words of an answer. */
  private static final class Words {
    private final Map<String, String> values = new HashMap<>();

    static Words in(String line) {
      Words words = new Words();
      Matcher matcher = WORD.matcher(line);
      while (matcher.find()) {
        words.values.put(matcher.group(1), matcher.group(2));
      }
      return words;
    }

    String get(String name) {
      return values.get(name);
    }

    String getOr(String name, String fallback) {
      return values.getOrDefault(name, fallback);
    }
  }
}
