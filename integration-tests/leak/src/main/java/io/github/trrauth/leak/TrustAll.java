package io.github.trrauth.leak;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** What legacy code does to a JVM to get rid of certificate errors. */
public final class TrustAll implements X509TrustManager {
  private TrustAll() {}

  /**
   * Has the whole JVM trust anybody.
   *
   * @throws GeneralSecurityException if it does not let itself
   */
  public static void install() throws GeneralSecurityException {
    SSLContext context = context();
    SSLContext.setDefault(context);
    HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
    HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
  }

  /**
   * Makes a context that trusts anybody.
   *
   * @return a new context
   * @throws GeneralSecurityException if there is no such thing
   */
  public static SSLContext context() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAll()}, new SecureRandom());
    return context;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) {}

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
