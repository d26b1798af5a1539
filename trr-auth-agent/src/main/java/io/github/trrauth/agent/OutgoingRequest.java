package io.github.trrauth.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/**
 * What the application has asked to be sent, noted on its way to the first connection such that it
 * can be sent through another one.
 */
final class OutgoingRequest {
  private static final int UNSET = -1;

  /** There from Java 9 on. */
  private static final @Nullable Method SET_AUTHENTICATOR = setAuthenticator();

  private final RequestHeaders headers = new RequestHeaders();
  private RequestBody body = new RequestBody();
  private boolean becameGet;
  private long fixedLength = UNSET;
  private int chunkLength = UNSET;
  private @Nullable Authenticator authenticator;

  OutgoingRequest() {}

  RequestHeaders headers() {
    return headers;
  }

  void streamFixed(long length) {
    fixedLength = length;
  }

  void streamChunks(int length) {
    chunkLength = length;
  }

  boolean isStreaming() {
    return fixedLength != UNSET || chunkLength != UNSET;
  }

  /** Sets the authenticator of one connection; the JVM has the method if anybody can call this. */
  void authenticate(HttpURLConnection connection, Authenticator with) {
    authenticator = with;
    setAuthenticator(connection, with);
  }

  OutputStream openBody(HttpURLConnection connection, long limit) throws IOException {
    return body.open(connection, isStreaming(), limit);
  }

  /** Goes back to where no body has been asked for. */
  void forgetBody() {
    body = new RequestBody();
  }

  /** Says whether all of the request is at hand. */
  boolean isAtHand() {
    return body.isAtHand();
  }

  /** Says whether all of the request is at hand, and its body within the limit. */
  boolean isAtHand(long limit) {
    return body.isAtHand(limit);
  }

  /**
   * From now on the request is a GET without a body and, as the JDK has it, without its headers.
   */
  void becomeGet() {
    forgetBody();
    headers.clear();
    becameGet = true;
  }

  /**
   * Leaves behind what was meant for one URL alone, or for one server, as the JDK does. It lets a
   * program set the host with {@code sun.net.http.allowRestrictedHeaders}.
   */
  void redirect(boolean sameServer) {
    headers.remove("Host");
    if (!sameServer) {
      headers.remove("Cookie");
      headers.remove("Cookie2");
    }
  }

  /** Prepares a connection in every respect as the one before, but for what leads to a token. */
  void copyTo(HttpURLConnection next, HttpURLConnection before) throws IOException {
    RequestMethod.set(next, becameGet ? "GET" : before.getRequestMethod());
    next.setDoInput(before.getDoInput());
    next.setDoOutput(before.getDoOutput());
    next.setAllowUserInteraction(before.getAllowUserInteraction());
    next.setUseCaches(before.getUseCaches());
    next.setIfModifiedSince(before.getIfModifiedSince());
    next.setConnectTimeout(before.getConnectTimeout());
    next.setReadTimeout(before.getReadTimeout());
    if (fixedLength != UNSET) {
      next.setFixedLengthStreamingMode(fixedLength);
    } else if (chunkLength != UNSET) {
      next.setChunkedStreamingMode(chunkLength);
    }
    if (authenticator != null) {
      setAuthenticator(next, authenticator);
    }
    if (next instanceof HttpsURLConnection && before instanceof HttpsURLConnection) {
      AsAgent.call(() -> copyTls((HttpsURLConnection) next, (HttpsURLConnection) before));
    }
    headers.copyTo(next);
  }

  private static HttpsURLConnection copyTls(HttpsURLConnection next, HttpsURLConnection before) {
    next.setSSLSocketFactory(before.getSSLSocketFactory());
    next.setHostnameVerifier(before.getHostnameVerifier());
    return next;
  }

  void sendBody(HttpURLConnection connection) throws IOException {
    body.sendTo(connection);
  }

  private static void setAuthenticator(HttpURLConnection connection, Authenticator with) {
    try {
      if (SET_AUTHENTICATOR != null) {
        SET_AUTHENTICATOR.invoke(connection, with);
      }
    } catch (ReflectiveOperationException e) {
      Throwable cause = e.getCause();
      throw cause instanceof RuntimeException
          ? (RuntimeException) cause
          : new UnsupportedOperationException(e);
    }
  }

  private static @Nullable Method setAuthenticator() {
    try {
      return HttpURLConnection.class.getMethod("setAuthenticator", Authenticator.class);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }
}
