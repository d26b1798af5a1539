package io.github.trrauth.cdi;

import io.github.trrauth.AccessToken;
import io.github.trrauth.TokenSource;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A request that is sent on behalf of one of the application's: the replay of a rejected one, or
 * the next hop of a redirected one.
 *
 * <p>It travels as a property of the second request. The filters of the application see that
 * request too; whatever they add is undone, and the answer is taken out before they, or a decoder,
 * can touch it: they have their turn when it becomes the answer of the first request.
 */
final class Resend {
  private static final String PROPERTY = "io.github.trrauth.cdi.resend";
  private static final int NO_CONTENT = 204;

  private final String method;
  private final URI uri;
  private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
  private final @Nullable MediaType mediaType;
  private final byte @Nullable [] body;
  private final boolean replay;
  private final AtomicBoolean taken = new AtomicBoolean();
  private @Nullable TokenSource source;
  private @Nullable AccessToken token;
  private @Nullable ResendTarget target;
  private @Nullable Answer answer;
  private @Nullable InputStream moved;

  private Resend(
      ClientRequestContext request,
      String method,
      URI uri,
      byte @Nullable [] body,
      boolean replay) {
    this.method = method;
    this.uri = uri;
    this.mediaType = request.getMediaType();
    this.body = body;
    this.replay = replay;
    Headers.replace(headers, request.getHeaders());
  }

  /** Makes the replay of a rejected request, with another token. */
  static Resend replay(SignedRequest signed, AccessToken next, ClientRequestContext request) {
    Resend replay = new Resend(request, request.getMethod(), request.getUri(), signed.body(), true);
    replay.sign(signed.source(), next);
    return replay;
  }

  /** Makes the next hop of a redirected request: without a body, and without our token. */
  static Resend hop(ClientRequestContext request, String method, URI to) {
    Resend hop = new Resend(request, method, to, null, false);
    SignedRequest signed = SignedRequest.of(request);
    if (signed != null) {
      Headers.remove(hop.headers, HttpHeaders.AUTHORIZATION);
    }
    return hop;
  }

  static @Nullable Resend of(@Nullable Object property) {
    return property instanceof Resend ? (Resend) property : null;
  }

  static @Nullable Resend of(ClientRequestContext request) {
    return of(request.getProperty(PROPERTY));
  }

  static String property() {
    return PROPERTY;
  }

  void sign(TokenSource by, AccessToken with) {
    source = by;
    token = with;
    Headers.set(headers, HttpHeaders.AUTHORIZATION, with.headerValue());
  }

  /**
   * Sends the request and puts what came back in the place of the first answer.
   *
   * @return false if there was no second answer; then the first one is untouched
   */
  boolean run(ResendTarget target, ClientResponseContext first) {
    this.target = target;
    Response second = invoke(target);
    Answer got = answer;
    if (got == null) {
      target.close(second);
      return false;
    }
    moved = got.moveTo(first, () -> target.close(second));
    return true;
  }

  /**
   * Ends the answer that {@link #run} has moved, in favour of a later one.
   *
   * <p>Not through the response that has it: what RESTEasy gives out as its stream closes all of
   * it.
   */
  void end() {
    try {
      if (moved != null) {
        moved.close();
      }
    } catch (IOException e) {
      // It has been read to its end.
    }
  }

  /** Sends the request; null if that failed, at the latest in a filter of the application's. */
  private @Nullable Response invoke(ResendTarget target) {
    try {
      return send(target);
    } catch (RuntimeException e) {
      // Without a second answer the caller gets the first one. A filter of the application's that
      // fails for the second request, with whatever it likes, gets its turn with the first one too.
      return null;
    }
  }

  private Response send(ResendTarget target) {
    // A copy: Jersey takes over the very lists, to which a filter of the application's may add.
    MultivaluedMap<String, Object> sent = new MultivaluedHashMap<>();
    Headers.replace(sent, headers);
    Invocation.Builder builder = target.request(uri).headers(sent).property(PROPERTY, this);
    if (body == null) {
      return builder.build(method).invoke();
    }
    MediaType type = mediaType == null ? MediaType.APPLICATION_OCTET_STREAM_TYPE : mediaType;
    return builder.build(method, Entity.entity(body, type)).invoke();
  }

  /** Makes the request what it is to be, whatever other filters have done to it. */
  void prepare(ClientRequestContext request) {
    if (target != null) {
      target.prepareConnection();
    }
    request.setUri(uri);
    request.setMethod(method);
    Headers.replace(request.getHeaders(), headers);
  }

  void writeBody(OutputStream wire) throws IOException {
    if (body != null) {
      wire.write(body);
    }
  }

  /** Takes the answer out, and leaves an empty one for the other filters. */
  void take(ClientResponseContext response) {
    if (!taken.compareAndSet(false, true)) {
      return;
    }
    Answer got = Answer.takenFrom(response);
    if (source != null && token != null) {
      boolean unused = source.answered(token, got.status(), replay, got.headIfRejected());
    }
    answer = got;
    response.setStatus(NO_CONTENT);
    response.getHeaders().clear();
    response.setEntityStream(InputStream.nullInputStream());
  }
}
