package io.github.trrauth.cdi;

import io.github.trrauth.AccessToken;
import io.github.trrauth.BodyCopy;
import io.github.trrauth.TokenSource;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one request that carries our token, kept with the request until it is answered.
 */
final class SignedRequest {
  private static final String PROPERTY = "io.github.trrauth.cdi.signed";

  private final TokenSource source;
  private final AccessToken token;
  private final boolean hasBody;
  private final long bodyLimit;
  private final long signedBy = Thread.currentThread().getId();
  private final AtomicBoolean answered = new AtomicBoolean();

  /** Written by the thread that sends, read by the one that gets the answer. */
  private volatile @Nullable BodyCopy written;

  private volatile boolean recording;

  SignedRequest(TokenSource source, AccessToken token, boolean hasBody, long bodyLimit) {
    this.source = source;
    this.token = token;
    this.hasBody = hasBody;
    this.bodyLimit = bodyLimit;
  }

  static @Nullable SignedRequest of(@Nullable Object property) {
    return property instanceof SignedRequest ? (SignedRequest) property : null;
  }

  static @Nullable SignedRequest of(ClientRequestContext request) {
    return of(request.getProperty(PROPERTY));
  }

  static String property() {
    return PROPERTY;
  }

  /** Sets the header and stays with the request. */
  void sign(ClientRequestContext request) {
    Headers.set(request.getHeaders(), HttpHeaders.AUTHORIZATION, token.headerValue());
    request.setProperty(PROPERTY, this);
  }

  /** Takes the header off a request that is sent a second time by the application itself. */
  void withdraw(ClientRequestContext request) {
    if (token.headerValue().equals(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
      Headers.remove(request.getHeaders(), HttpHeaders.AUTHORIZATION);
    }
    request.removeProperty(PROPERTY);
  }

  /** Says whether this is the thread that sends the request. */
  boolean isOnItsThread() {
    return Thread.currentThread().getId() == signedBy;
  }

  TokenSource source() {
    return source;
  }

  AccessToken token() {
    return token;
  }

  /** True for the first caller: a filter that is registered twice sees an answer twice. */
  boolean takeAnswer() {
    return answered.compareAndSet(false, true);
  }

  /** Starts to keep the body; null if another recorder does so already. */
  @Nullable BodyCopy startBody() {
    if (recording) {
      return null;
    }
    recording = true;
    return new BodyCopy(bodyLimit);
  }

  /** Takes note that the body has been written to its end. */
  void endBody(BodyCopy copy) {
    written = copy;
  }

  /** Says whether the request can be sent once more. */
  boolean canBeRepeated() {
    BodyCopy copy = written;
    return copy == null ? !hasBody && !recording : copy.isComplete();
  }

  /** Returns the body as it went over the wire, or null if there is none. */
  byte @Nullable [] body() {
    BodyCopy copy = written;
    return copy == null ? null : copy.toByteArray();
  }
}
