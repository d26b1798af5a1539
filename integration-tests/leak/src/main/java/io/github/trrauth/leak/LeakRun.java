package io.github.trrauth.leak;

import static io.github.trrauth.sandbox.Misbehaviour.with;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.trrauth.sandbox.JournalEntry;
import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.sandbox.ServerCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One application in a JVM of its own, put to the cases of the table that are for it. */
public final class LeakRun implements AutoCloseable {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final String application;
  private final LeakStage stage;
  private final OtherJvm jvm;
  private final List<String> spentSecrets = new ArrayList<>();
  private final Map<String, Integer> requests = new TreeMap<>();
  private int cases;
  private int refused;
  private int followed;
  private boolean closed;

  private LeakRun(String application, LeakStage stage, OtherJvm jvm) {
    this.application = application;
    this.stage = stage;
    this.jvm = jvm;
  }

  /**
   * Starts an application.
   *
   * @param application one of {@link LeakTable#applications()}
   * @param command makes a command from the options of a JVM
   * @return a run that waits for cases
   * @throws IOException if it cannot be started
   */
  public static LeakRun start(String application, Function<List<String>, List<String>> command)
      throws IOException {
    LeakStage stage = new LeakStage();
    try {
      List<String> line = command.apply(stage.options(application));
      return new LeakRun(application, stage, OtherJvm.start(line, stage.output()));
    } catch (IOException | RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  /**
   * Starts an application that has its JVM trust anybody, in front of a token endpoint with a
   * certificate of some kind, and expects that it gets a token or the secret is not sent.
   *
   * @param certificate what the token endpoint shows
   * @param command makes a command from the options of a JVM
   * @throws IOException if the application cannot be started
   * @throws AssertionError if the secret is sent where it must not, or a call goes out unsigned
   */
  static void checkTls(ServerCertificate certificate, Function<List<String>, List<String>> command)
      throws IOException {
    LeakStage stage = new LeakStage();
    try {
      List<String> options = stage.options("name");
      options.add(stage.tokenEndpoint(certificate));
      try (OtherJvm jvm = OtherJvm.start(command.apply(options), stage.output())) {
        new LeakRun("name", stage, jvm).judgeTls(certificate == ServerCertificate.VALID);
      }
    } finally {
      stage.close();
    }
  }

  private void judgeTls(boolean isGood) {
    Sandbox sandbox = stage.sandbox();
    String trusting = call(stage.tokenOrigin() + "/open/echo/trusting", "");
    String outcome = call(stage.baseUrl(application) + "/v1/vendor", "");
    expect("the program must trust anybody, was " + trusting, trusting.equals("status 200"));
    int seen = sandbox.journal().seenIn(sandbox.credentials().clientSecret()).size();
    if (isGood) {
      expect("the call must be answered, was " + outcome, outcome.equals("status 200"));
      expect("the secret must be sent once, was " + seen, seen == 1);
    } else {
      expect(
          "the call must be refused, was " + outcome,
          outcome.contains("TokenUnavailableException") && outcome.contains("SSLHandshake"));
      expect("the secret must not be sent, was " + seen, seen == 0);
      expect("nothing must be sent unsigned", sandbox.journal().unsigned().isEmpty());
    }
  }

  private static void expect(String rule, boolean holds) {
    if (!holds) {
      throw new AssertionError(rule);
    }
  }

  /**
   * Lets the application do what a case says, and judges what all listeners saw of it.
   *
   * @param one a case for this kind of application
   * @throws AssertionError if a token went where it must not, or did not go where it must
   */
  public void check(LeakCase one) {
    Sandbox sandbox = stage.sandbox();
    sandbox.clear();
    sandbox.journal().clear();
    stage.proxy().forget();
    for (int hop = 2; hop <= one.hops().size(); hop++) {
      String from = "/" + one.path(hop - 1);
      String to = one.url(hop, stage.addresses());
      sandbox.always(from, with().redirect(one.hops().get(hop - 1).status(), to));
    }
    String outcome = call(one.url(1, stage.addresses()), one.header());
    cases++;
    refused += outcome.startsWith("refused") ? 1 : 0;
    for (JournalEntry entry : sandbox.journal().entries()) {
      requests.merge(entry.listener(), 1, Integer::sum);
    }
    requests.merge("proxy", stage.proxy().heads().size(), Integer::sum);
    Judge judge = new Judge(one, sandbox, secrets());
    followed += judge.followed();
    judge.judge(outcome, stage.proxy().heads());
  }

  private String call(String url, String header) {
    return jvm.say("call\t" + Spelling.escape(url) + "\t" + header);
  }

  private Secrets secrets() {
    return Secrets.of(stage.sandbox(), spentSecrets);
  }

  /**
   * Gets one of the applications into trouble with its tokens and its secret, and then looks for
   * both in everything that this one has left behind; it ends with that.
   *
   * @return what was searched, in numbers
   * @throws IOException if something that it has left cannot be read
   * @throws AssertionError if a secret is found
   */
  public String search() throws IOException {
    expect("redirects must be followed", followed > 0 || !application.equals("name"));
    stage.sandbox().clear();
    List<String> reached = new ArrayList<>(List.of("TokenSource", "AccessToken", "Settings"));
    // Once is enough: it takes the length of a token's life.
    if (application.equals("name")) {
      getIntoTrouble();
      reached.addAll(List.of("TokenUnavailableException", "TokenRejectedException"));
    }
    String numbers = jvm.say("places\t" + stage.output());
    jvm.close();
    Secrets secrets = secrets();
    List<Path> files = files();
    for (Path file : files) {
      if (secrets.isIn(Files.readString(file, ISO_8859_1))) {
        throw new AssertionError("a secret or a token stands in " + file.getFileName());
      }
    }
    expectEmpty("serialisable");
    expectReached(reached);
    long log = Files.size(stage.output().resolve("log"));
    return numbers + ", " + log + " bytes of log, for " + secrets.count() + " values";
  }

  /** A revoked token, an endpoint that is down until the token ends, and a refused secret. */
  private void getIntoTrouble() {
    Sandbox sandbox = stage.sandbox();
    String url = stage.baseUrl(application) + "/v1/vendor";
    sandbox.tokens().lifetime(Duration.ofSeconds(2));
    sandbox.tokens().revokeAll();
    call(url, "");
    sandbox.always(Sandbox.TOKEN_PATH, with().status(503).body("{\"message\": \"Closed.\"}"));
    callUntil(url, "TokenUnavailableException");
    sandbox.clear();
    spentSecrets.add(sandbox.credentials().clientSecret());
    sandbox.credentials().rotate();
    callUntil(url, "TokenRejectedException");
  }

  private void callUntil(String url, String outcome) {
    long start = System.nanoTime();
    String last = call(url, "");
    while (!last.contains(outcome)) {
      if (System.nanoTime() - start > LIMIT_NANOS) {
        throw new AssertionError("there must be a " + outcome + ", was " + last);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      last = call(url, "");
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(stage.output())) {
      return files.filter(Files::isRegularFile).collect(Collectors.toList());
    }
  }

  private void expectEmpty(String name) throws IOException {
    List<String> lines = Files.readAllLines(stage.output().resolve(name), UTF_8);
    if (!lines.isEmpty()) {
      throw new AssertionError(name + " must be nothing, was " + lines);
    }
  }

  /** The search has come to where the secrets are, else it proves nothing. */
  private void expectReached(List<String> names) throws IOException {
    List<String> types = Files.readAllLines(stage.output().resolve("types"), UTF_8);
    for (String name : names) {
      if (types.stream().noneMatch(type -> type.endsWith("." + name))) {
        throw new AssertionError("the search must come to a " + name + ", came to " + types);
      }
    }
  }

  /**
   * Returns what has been tried so far.
   *
   * @return a line of numbers
   */
  public String numbers() {
    return String.format(
        "%d cases, %d refused by the client, %d redirects followed, requests seen %s",
        cases, refused, followed, requests);
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      jvm.close();
      stage.close();
    }
  }
}
