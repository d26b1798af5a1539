package io.github.trrauth.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URL;
import java.security.Permission;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the vendor over https, as the application sees it: the JDK's own in every
 * respect, but for what {@link SignedCall} does.
 *
 * <p>Public as that one is: on Java 8 programs call it by reflection on its class.
 */
public final class SignedHttpsConnection extends HttpsURLConnection {
  private final SignedCall call;

  /**
   * What the JDK's own class has in its field of this name. Applications look for it there to set
   * the method PATCH in it, which they could not do otherwise.
   */
  @SuppressWarnings("unused")
  private final @Nullable HttpURLConnection delegate;

  SignedHttpsConnection(HttpsURLConnection opened, SignedCall call) {
    super(opened.getURL());
    this.call = call;
    HttpURLConnection inner = RequestMethod.inner(opened);
    this.delegate = inner == null ? opened : inner;
  }

  @Override
  public void connect() throws IOException {
    call.connect();
  }

  @Override
  public void disconnect() {
    call.current().disconnect();
  }

  @Override
  public boolean usingProxy() {
    return call.current().usingProxy();
  }

  @Override
  public Permission getPermission() throws IOException {
    return call.current().getPermission();
  }

  @Override
  public URL getURL() {
    return call.current().getURL();
  }

  // What is to be sent.

  @Override
  public void setRequestMethod(String method) throws ProtocolException {
    call.current().setRequestMethod(method);
  }

  @Override
  public String getRequestMethod() {
    return call.current().getRequestMethod();
  }

  @Override
  public void setRequestProperty(String key, String value) {
    call.setHeader(key, value);
  }

  @Override
  public void addRequestProperty(String key, String value) {
    call.addHeader(key, value);
  }

  @Override
  public String getRequestProperty(String key) {
    return call.current().getRequestProperty(key);
  }

  @Override
  public Map<String, List<String>> getRequestProperties() {
    return call.current().getRequestProperties();
  }

  @Override
  public void setFixedLengthStreamingMode(int contentLength) {
    call.streamFixed(contentLength);
  }

  @Override
  public void setFixedLengthStreamingMode(long contentLength) {
    call.streamFixed(contentLength);
  }

  @Override
  public void setChunkedStreamingMode(int chunkLength) {
    call.streamChunks(chunkLength);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return call.output();
  }

  /**
   * Sets the authenticator of this connection; overrides a method that Java has from 9 on.
   *
   * @param authenticator the authenticator
   */
  public void setAuthenticator(Authenticator authenticator) {
    call.authenticate(authenticator);
  }

  // How it is to be sent.

  @Override
  public void setInstanceFollowRedirects(boolean follow) {
    call.followRedirects(follow);
  }

  @Override
  public boolean getInstanceFollowRedirects() {
    return call.followsRedirects();
  }

  @Override
  public void setConnectTimeout(int millis) {
    call.current().setConnectTimeout(millis);
  }

  @Override
  public int getConnectTimeout() {
    return call.current().getConnectTimeout();
  }

  @Override
  public void setReadTimeout(int millis) {
    call.current().setReadTimeout(millis);
  }

  @Override
  public int getReadTimeout() {
    return call.current().getReadTimeout();
  }

  @Override
  public void setDoInput(boolean input) {
    call.current().setDoInput(input);
  }

  @Override
  public boolean getDoInput() {
    return call.current().getDoInput();
  }

  @Override
  public void setDoOutput(boolean output) {
    call.current().setDoOutput(output);
  }

  @Override
  public boolean getDoOutput() {
    return call.current().getDoOutput();
  }

  @Override
  public void setAllowUserInteraction(boolean allow) {
    call.current().setAllowUserInteraction(allow);
  }

  @Override
  public boolean getAllowUserInteraction() {
    return call.current().getAllowUserInteraction();
  }

  @Override
  public void setUseCaches(boolean use) {
    call.current().setUseCaches(use);
  }

  @Override
  public boolean getUseCaches() {
    return call.current().getUseCaches();
  }

  @Override
  public void setIfModifiedSince(long millis) {
    call.current().setIfModifiedSince(millis);
  }

  @Override
  public long getIfModifiedSince() {
    return call.current().getIfModifiedSince();
  }

  // What comes back. The other accessors of headers come down to these.

  @Override
  public int getResponseCode() throws IOException {
    return call.answer().getResponseCode();
  }

  @Override
  public String getResponseMessage() throws IOException {
    return call.answer().getResponseMessage();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return call.answerWithBody().getInputStream();
  }

  @Override
  public Object getContent() throws IOException {
    return call.answerWithBody().getContent();
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Object getContent(Class[] types) throws IOException {
    return call.answerWithBody().getContent(types);
  }

  @Override
  public @Nullable InputStream getErrorStream() {
    return call.errorBody();
  }

  @Override
  public @Nullable String getHeaderField(String name) {
    HttpURLConnection answer = call.answerOrNull();
    return answer == null ? null : answer.getHeaderField(name);
  }

  @Override
  public @Nullable String getHeaderField(int index) {
    HttpURLConnection answer = call.answerOrNull();
    return answer == null ? null : answer.getHeaderField(index);
  }

  @Override
  public @Nullable String getHeaderFieldKey(int index) {
    HttpURLConnection answer = call.answerOrNull();
    return answer == null ? null : answer.getHeaderFieldKey(index);
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    HttpURLConnection answer = call.answerOrNull();
    return answer == null ? Collections.emptyMap() : answer.getHeaderFields();
  }

  // TLS.

  @Override
  public void setSSLSocketFactory(SSLSocketFactory factory) {
    https().setSSLSocketFactory(factory);
  }

  @Override
  public SSLSocketFactory getSSLSocketFactory() {
    return https().getSSLSocketFactory();
  }

  @Override
  public void setHostnameVerifier(HostnameVerifier verifier) {
    https().setHostnameVerifier(verifier);
  }

  @Override
  public HostnameVerifier getHostnameVerifier() {
    return https().getHostnameVerifier();
  }

  @Override
  public String getCipherSuite() {
    return https().getCipherSuite();
  }

  @Override
  public Certificate[] getLocalCertificates() {
    return https().getLocalCertificates();
  }

  @Override
  public Certificate[] getServerCertificates() throws SSLPeerUnverifiedException {
    return https().getServerCertificates();
  }

  @Override
  public Principal getPeerPrincipal() throws SSLPeerUnverifiedException {
    return https().getPeerPrincipal();
  }

  @Override
  public Principal getLocalPrincipal() {
    return https().getLocalPrincipal();
  }

  /**
   * Returns the TLS session; overrides a method that Java has from 12 on.
   *
   * @return the session
   */
  @SuppressWarnings("unchecked")
  public Optional<SSLSession> getSSLSession() {
    try {
      Method method = HttpsURLConnection.class.getMethod("getSSLSession");
      return (Optional<SSLSession>) method.invoke(https());
    } catch (ReflectiveOperationException e) {
      Throwable cause = e.getCause();
      throw cause instanceof RuntimeException
          ? (RuntimeException) cause
          : new UnsupportedOperationException(e);
    }
  }

  private HttpsURLConnection https() {
    return (HttpsURLConnection) call.current();
  }

  @Override
  public String toString() {
    return call.current().toString();
  }
}
