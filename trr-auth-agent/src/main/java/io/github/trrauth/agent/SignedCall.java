package io.github.trrauth.agent;

import io.github.trrauth.AccessToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.URL;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call of the application's to the vendor, and all the requests that it takes: with a token, to
 * where redirects lead, and once more where the token was rejected.
 *
 * <p>All that the JDK's connections can do is left to them; one of them at a time is {@link
 * #current}. The token is asked for before that one connects, at the last moment that a header can
 * be set. Like a connection, a call is used by one thread; it takes no lock.
 */
final class SignedCall {
  private static final String AUTHORIZATION = "Authorization";

  /** What the JDK says where a server does not want the body that it was told of. */
  private static final String REFUSED = "Server rejected operation";

  private final @Nullable Proxy proxy;
  private final Vendor vendor;
  private final OutgoingRequest request = new OutgoingRequest();

  /** Volatile, so that another thread can disconnect what this one waits for. */
  private volatile HttpURLConnection current;

  private boolean followsRedirects;
  private boolean prepared;
  private boolean answered;
  private boolean replayed;
  private int redirects;

  /** The token on board; null before there is one, and where there must be none. */
  private @Nullable AccessToken token;

  private @Nullable ErrorBody errorBody;

  /** What the application gets instead of an answer, however it asks for it. */
  private @Nullable IOException failure;

  /** What the application gets instead of a body; the status and the headers are there. */
  private @Nullable IOException bodyFailure;

  SignedCall(HttpURLConnection opened, @Nullable Proxy proxy, Vendor vendor) {
    this.current = opened;
    this.proxy = proxy;
    this.vendor = vendor;
    this.followsRedirects = opened.getInstanceFollowRedirects();
  }

  /** The connection that has the last word so far. */
  HttpURLConnection current() {
    return current;
  }

  void setHeader(String name, @Nullable String value) {
    if (isReplaced(name)) {
      return;
    }
    current.setRequestProperty(name, value);
    request.headers().set(name, value);
    if (AUTHORIZATION.equalsIgnoreCase(name)) {
      // Had there been a token already, from an attempt to connect that failed, it is gone now.
      prepared = false;
      token = null;
    }
  }

  void addHeader(String name, @Nullable String value) {
    if (token != null && AUTHORIZATION.equalsIgnoreCase(name)) {
      // There would be two of them.
      setHeader(name, value);
    } else if (!isReplaced(name)) {
      current.addRequestProperty(name, value);
      request.headers().add(name, value);
    }
  }

  /** Says whether a header is left to this call, which sets it with every request. */
  private boolean isReplaced(String name) {
    return AUTHORIZATION.equalsIgnoreCase(name)
        && (vendor.overridesAuthorization() || SignedConnections.isGivingToken());
  }

  boolean followsRedirects() {
    return followsRedirects;
  }

  /** Holds for a request that is on its way as well, as in the JDK. */
  void followRedirects(boolean follow) {
    followsRedirects = follow;
    if (prepared) {
      leaveRedirects(current);
    }
  }

  void streamFixed(int length) {
    current.setFixedLengthStreamingMode(length);
    request.streamFixed(length);
  }

  void streamFixed(long length) {
    current.setFixedLengthStreamingMode(length);
    request.streamFixed(length);
  }

  void streamChunks(int length) {
    current.setChunkedStreamingMode(length);
    // The JDK's default, which it takes for whatever is not positive.
    request.streamChunks(length <= 0 ? 4096 : length);
  }

  void authenticate(Authenticator with) {
    request.authenticate(current, with);
  }

  void connect() throws IOException {
    prepare();
    current.connect();
  }

  OutputStream output() throws IOException {
    prepare();
    if (token == null) {
      return current.getOutputStream();
    }
    try {
      return request.openBody(current, vendor.replayBodyLimit());
    } catch (ProtocolException e) {
      if (!REFUSED.equals(e.getMessage())) {
        throw e;
      }
      return outputAfterRefusal(token, e);
    }
  }

  /** The server has answered before it has got the body ({@code Expect: 100-continue}). */
  private OutputStream outputAfterRefusal(AccessToken sent, ProtocolException refusal)
      throws IOException {
    answered = true;
    request.forgetBody();
    int status = current.getResponseCode();
    AccessToken other = replacement(sent, status, replayed);
    if (other == null) {
      throw refusal;
    }
    answered = false;
    replayed = true;
    send(current.getURL(), other, status);
    return output();
  }

  /** Returns the connection with the last answer; fails where there is none. */
  HttpURLConnection answer() throws IOException {
    if (!answered) {
      try {
        prepare();
      } catch (IOException e) {
        throw fail(e);
      }
      answered = true;
      converse();
    }
    if (failure != null) {
      throw failure;
    }
    return current;
  }

  /** Returns the connection with the last answer, whose body is to be read. */
  HttpURLConnection answerWithBody() throws IOException {
    boolean first = !answered;
    HttpURLConnection last = answer();
    if (bodyFailure != null) {
      throw bodyFailure;
    }
    if (first) {
      try {
        last.getInputStream();
      } catch (IOException e) {
        throw withoutEcho(e);
      }
    }
    return last;
  }

  /** The JDK wraps a failure into one of its kind for whoever asks again, which was not for us. */
  private static IOException withoutEcho(IOException e) {
    Throwable cause = e.getCause();
    if (cause instanceof IOException
        && cause.getClass() == e.getClass()
        && Objects.equals(cause.getMessage(), e.getMessage())) {
      return (IOException) cause;
    }
    return e;
  }

  /** Returns the connection to ask for headers, or null where there is no answer of any kind. */
  @Nullable HttpURLConnection answerOrNull() {
    try {
      return answer();
    } catch (IOException e) {
      // The JDK's accessors hide it as well, and have those tell that can throw.
      return failure == null ? current : null;
    }
  }

  /** Returns the body of an error, without sending anything. */
  @Nullable InputStream errorBody() {
    if (failure != null) {
      return null;
    }
    return errorBody == null ? current.getErrorStream() : errorBody.stream();
  }

  private void prepare() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (prepared) {
      return;
    }
    if (!request.headers().has(AUTHORIZATION)) {
      token = vendor.token();
    }
    sign(current, token);
    prepared = true;
  }

  private void sign(HttpURLConnection connection, @Nullable AccessToken with) {
    if (with != null) {
      connection.setRequestProperty(AUTHORIZATION, with.headerValue());
      vendor.tell("signed", connection, with);
    }
    leaveRedirects(connection);
  }

  /**
   * Leaves redirects to the JDK where there is no token, which it would take along. In a streaming
   * mode it only says that it cannot follow.
   */
  private void leaveRedirects(HttpURLConnection connection) {
    boolean harmless = request.isStreaming() || (token == null && redirects == 0);
    connection.setInstanceFollowRedirects(followsRedirects && harmless);
  }

  private void converse() throws IOException {
    boolean replay = replayed;
    while (token != null || redirects > 0) {
      int status = current.getResponseCode();
      AccessToken other = token == null ? null : replacement(token, status, replay);
      if (other != null) {
        replayed = true;
        replay = true;
        send(current.getURL(), other, status);
      } else if (follow(status)) {
        replay = false;
      } else {
        return;
      }
    }
  }

  /** Reports the answer, and returns the token for a replay if there is to be one. */
  private @Nullable AccessToken replacement(AccessToken sent, int status, boolean replay) {
    byte[] beginning = null;
    if (status == HttpURLConnection.HTTP_UNAUTHORIZED
        || status == HttpURLConnection.HTTP_FORBIDDEN) {
      errorBody = ErrorBody.of(current.getErrorStream());
      beginning = errorBody.beginning();
    }
    boolean again = vendor.answered(sent, status, replay, beginning);
    return again && !replayed && request.isAtHand(vendor.replayBodyLimit())
        ? vendor.replacementFor(sent)
        : null;
  }

  private boolean follow(int status) throws IOException {
    if (!followsRedirects || request.isStreaming() || !request.isAtHand()) {
      return false;
    }
    URL from = current.getURL();
    URL target;
    try {
      target = Redirects.target(status, current.getHeaderField("Location"), from);
    } catch (MalformedURLException e) {
      bodyFailure = e;
      return false;
    }
    if (target == null) {
      return false;
    }
    redirects++;
    if (redirects >= Redirects.limit()) {
      throw fail(new ProtocolException("Server redirected too many times (" + redirects + ")"));
    }
    if (Redirects.becomesGet(status, current.getRequestMethod())) {
      request.becomeGet();
    }
    request.redirect(Redirects.isSameServer(from, target));
    // Once gone, the token stays ashore, even if the way leads back to the vendor.
    send(target, vendor.covers(target) ? token : null, status);
    return true;
  }

  private void send(URL target, @Nullable AccessToken with, int statusBefore) throws IOException {
    try {
      HttpURLConnection before = current;
      discardBody(before, statusBefore);
      HttpURLConnection next = vendor.open(target, proxy);
      request.copyTo(next, before);
      sign(next, with);
      token = with;
      errorBody = null;
      current = next;
      request.sendBody(next);
    } catch (IOException e) {
      throw fail(e);
    }
  }

  /** Lets the JDK use the connection again, as far as it can. */
  private static void discardBody(HttpURLConnection connection, int status) {
    try {
      InputStream in =
          status >= HttpURLConnection.HTTP_BAD_REQUEST
              ? connection.getErrorStream()
              : connection.getInputStream();
      if (in != null) {
        in.close();
      }
    } catch (IOException e) {
      // Then it cannot be used again.
    }
  }

  private IOException fail(IOException e) {
    failure = e;
    return e;
  }
}
