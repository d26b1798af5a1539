package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The programming of a sandbox over HTTP, below {@code /sandbox} on the vendor's own ports. */
final class ControlPage {
  private static final String HELP =
      String.join(
          "\n",
          "trr-auth sandbox. Bodies are JSON.",
          "",
          "GET    /sandbox/page             the page for a browser",
          "GET    /sandbox/state            what that page shows",
          "GET    /sandbox/settings         what to configure a client with",
          "GET    /sandbox/certificate.pem  the authority to trust",
          "GET    /sandbox/summary          what the vendor saw, in numbers",
          "GET    /sandbox/journal          what it saw, one by one; ?after=ORDINAL",
          "DELETE /sandbox/journal          forget it",
          "POST   /sandbox/secrets/rotate   a new client secret instead of the old ones",
          "POST   /sandbox/secrets/add      a new client secret beside the old ones",
          "POST   /sandbox/secrets/withdraw the newest client secret alone",
          "PUT    /sandbox/secrets          {\"secrets\": [...]} or {\"client_id\": \"...\"}",
          "PUT    /sandbox/tokens           {\"lifetime\": SECONDS, \"expires_in\": ANY,",
          "                                  \"no_expires_in\": true, \"repeat\": true,",
          "                                  \"new_ends_older\": true}",
          "POST   /sandbox/tokens/revoke    {} for all, {\"ordinal\": N} for one",
          "POST   /sandbox/answers          {\"path\": \"/v1/vendor\", \"times\": N, ...}",
          "DELETE /sandbox/answers          end all misbehaviour; ?path=/v1/vendor",
          "POST   /sandbox/release          answer what hangs",
          "POST   /sandbox/reset            back to the start",
          "");

  private static final String[] TOKEN_NAMES = {
    "lifetime", "expires_in", "no_expires_in", "repeat", "new_ends_older"
  };

  private final Sandbox sandbox;

  ControlPage(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Whether a request is meant for this page, and came to a port that has it. */
  static boolean serves(Request request) {
    if (request.listener().equals(Sandbox.PAGE)) {
      return true;
    }
    boolean own =
        request.listener().equals(Sandbox.HTTPS) || request.listener().equals(Sandbox.HTTP);
    return own && (request.path().equals("/sandbox") || request.path().startsWith("/sandbox/"));
  }

  Answer answer(Request request) {
    String objection = SameOrigin.objection(request);
    if (!objection.isEmpty()) {
      return Answer.message(403, objection).with(SameOrigin.HEADERS);
    }
    try {
      Answer answer = request.method().equals("GET") ? read(request) : change(request);
      return answer.with(SameOrigin.HEADERS);
    } catch (IllegalArgumentException | IllegalStateException e) {
      return Answer.message(400, String.valueOf(e.getMessage())).with(SameOrigin.HEADERS);
    }
  }

  private Answer read(Request request) {
    switch (request.path()) {
      case "/":
        return Answer.redirect(BrowserPage.PATH);
      case BrowserPage.PATH:
      case BrowserPage.STYLE:
      case BrowserPage.SCRIPT:
        return BrowserPage.answer(request.path());
      case "/sandbox/state":
        return Answer.json(200, ControlView.state(sandbox));
      case "/sandbox":
        return Answer.text(HELP);
      case "/sandbox/settings":
        return Answer.text(settings());
      case "/sandbox/certificate.pem":
        return Answer.text(sandbox.certificatePem());
      case "/sandbox/summary":
        return Answer.text(sandbox.journal().summary().toString());
      case "/sandbox/journal":
        return journal(after(request));
      default:
        return Answer.message(404, "GET /sandbox says what there is.");
    }
  }

  private Answer change(Request request) {
    switch (request.method() + ' ' + request.path()) {
      case "DELETE /sandbox/journal":
        sandbox.journal().clear();
        return done();
      case "POST /sandbox/secrets/rotate":
        return secret(request, sandbox.credentials()::rotate);
      case "POST /sandbox/secrets/add":
        return secret(request, sandbox.credentials()::add);
      case "POST /sandbox/secrets/withdraw":
        sandbox.credentials().withdrawOlder();
        return done();
      case "PUT /sandbox/secrets":
        return setSecrets(ControlBody.of(request, "client_id", "secrets"));
      case "PUT /sandbox/tokens":
        return setTokens(ControlBody.of(request, TOKEN_NAMES));
      case "POST /sandbox/tokens/revoke":
        return revoke(ControlBody.of(request, "ordinal"));
      case "POST /sandbox/answers":
        return programme(ControlBody.of(request, ControlBody.ANSWER_NAMES));
      case "DELETE /sandbox/answers":
        return clear(request.parameter("path", ""));
      case "POST /sandbox/release":
        sandbox.release();
        return done();
      case "POST /sandbox/reset":
        sandbox.reset();
        return done();
      default:
        return Answer.message(404, "GET /sandbox says what there is.");
    }
  }

  private String settings() {
    StringBuilder lines = new StringBuilder();
    sandbox
        .settings()
        .forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
    return lines.toString();
  }

  private static int after(Request request) {
    String after = request.parameter("after", "0");
    if (!after.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("after must be an ordinal, was " + after);
    }
    return Integer.parseInt(after);
  }

  private Answer journal(int after) {
    List<Object> entries = new ArrayList<>();
    for (JournalEntry entry : sandbox.journal().entries(found -> found.ordinal() > after)) {
      entries.add(ControlView.entry(entry));
    }
    return Answer.json(200, entries);
  }

  private Answer setSecrets(ControlBody body) {
    body.text("client_id").ifPresent(sandbox.credentials()::clientId);
    body.texts("secrets")
        .ifPresent(secrets -> sandbox.credentials().accept(secrets.toArray(new String[0])));
    return done();
  }

  private Answer setTokens(ControlBody body) {
    Tokens tokens = sandbox.tokens();
    body.number("lifetime").ifPresent(seconds -> tokens.lifetime(Duration.ofSeconds(seconds)));
    body.any("expires_in").ifPresent(value -> tokens.advertise(Json.write(value)));
    if (body.flag("no_expires_in").orElse(false)) {
      tokens.advertiseNothing();
    }
    body.flag("repeat").ifPresent(tokens::repeat);
    body.flag("new_ends_older").ifPresent(tokens::newEndsOlder);
    return done();
  }

  private Answer revoke(ControlBody body) {
    body.number("ordinal").ifPresentOrElse(sandbox.tokens()::revoke, sandbox.tokens()::revokeAll);
    return done();
  }

  private Answer programme(ControlBody body) {
    String path = body.text("path").orElse("");
    Misbehaviour misbehaviour = body.misbehaviour();
    body.number("times")
        .ifPresentOrElse(
            times -> sandbox.next(times, path, misbehaviour),
            () -> sandbox.always(path, misbehaviour));
    return done();
  }

  private Answer clear(String path) {
    if (path.isEmpty()) {
      sandbox.clear();
    } else {
      sandbox.clear(decoded(path));
    }
    return done();
  }

  /** The new secret is shown unless told otherwise: the page has no use for it. */
  private static Answer secret(Request request, Supplier<String> change) {
    boolean show = ControlBody.of(request, "show").flag("show").orElse(true);
    String secret = change.get();
    return show ? Answer.json(200, Map.of("client_secret", secret)) : done();
  }

  /** A target can hold a space, which a URL cannot; a plus stands for itself. */
  private static String decoded(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
  }

  private static Answer done() {
    return Answer.json(200, Map.of());
  }
}
