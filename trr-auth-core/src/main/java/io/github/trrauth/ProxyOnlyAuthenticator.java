package io.github.trrauth;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import org.jspecify.annotations.Nullable;

/**
 * An authenticator that answers proxies as the application's own does, and servers not at all.
 *
 * <p>Without it the JDK would answer a 401 of the token endpoint with the application's default
 * authenticator, and send the secret once more. Java 8 cannot be told: there the default one is
 * asked, but {@link StrictTls} refuses the connection on which its answer would be sent.
 */
final class ProxyOnlyAuthenticator extends Authenticator {
  private static final @Nullable Method SET_AUTHENTICATOR = setAuthenticator();

  private ProxyOnlyAuthenticator() {}

  /** Since Java 9 a connection can have an authenticator of its own. */
  private static @Nullable Method setAuthenticator() {
    try {
      return HttpURLConnection.class.getMethod("setAuthenticator", Authenticator.class);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  static void installOn(HttpURLConnection connection) {
    if (SET_AUTHENTICATOR == null) {
      return;
    }
    try {
      SET_AUTHENTICATOR.invoke(connection, new ProxyOnlyAuthenticator());
    } catch (InvocationTargetException | IllegalAccessException e) {
      // A handler that is not the JDK's may not support it, nor does it need it.
    }
  }

  @Override
  protected @Nullable PasswordAuthentication getPasswordAuthentication() {
    if (getRequestorType() != RequestorType.PROXY) {
      return null;
    }
    return Authenticator.requestPasswordAuthentication(
        getRequestingHost(),
        getRequestingSite(),
        getRequestingPort(),
        getRequestingProtocol(),
        getRequestingPrompt(),
        getRequestingScheme(),
        getRequestingURL(),
        RequestorType.PROXY);
  }
}
