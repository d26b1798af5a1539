package io.github.trrauth;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A socket factory for one TLS connection that verifies certificate and host name.
 *
 * <p>Legacy code installs trust-all defaults in {@link HttpsURLConnection} and {@link SSLContext};
 * this factory comes from a context of its own with the platform's trust managers. It refuses a
 * second connection, since the JDK would silently send a POST again when a server hangs up.
 */
final class StrictTls extends SSLSocketFactory {
  private final SSLSocketFactory platform;
  private volatile @Nullable Socket socket;
  private volatile boolean ended;

  private StrictTls(SSLSocketFactory platform) {
    this.platform = platform;
  }

  static StrictTls create() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      return new StrictTls(context.getSocketFactory());
    } catch (GeneralSecurityException e) {
      throw new IOException("the platform's trust store cannot be used", e);
    }
  }

  void installOn(HttpsURLConnection connection) {
    connection.setSSLSocketFactory(this);
    // Asked only where the platform's own check has failed.
    connection.setHostnameVerifier((host, session) -> false);
  }

  /**
   * Ends the connection, whatever it is waiting for; false if there is none yet, and then there
   * will be none.
   */
  boolean closeSocket() {
    ended = true;
    Socket open = socket;
    if (open == null) {
      return false;
    }
    try {
      open.close();
    } catch (IOException e) {
      // Nobody is left who could use it.
    }
    return true;
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    if (socket != null) {
      throw new SocketException("the connection was closed before the answer was complete");
    }
    socket = connected;
    if (ended) {
      connected.close();
      throw new SocketException("the exchange was ended before it had a connection");
    }
    SSLSocket secured = (SSLSocket) platform.createSocket(connected, host, port, autoClose);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    return secured;
  }

  /** Refuses, in the way that makes the JDK connect a plain socket first and hand it over. */
  @Override
  public Socket createSocket() throws IOException {
    SocketException refusal = new SocketException("connect first");
    refusal.initCause(new UnsupportedOperationException());
    throw refusal;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return createSocket();
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return platform.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return platform.getSupportedCipherSuites();
  }
}
