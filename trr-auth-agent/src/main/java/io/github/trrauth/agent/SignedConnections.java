package io.github.trrauth.agent;

import io.github.trrauth.AccessToken;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/** The choice of what becomes of a connection to the vendor. */
final class SignedConnections {
  /** Whether the current thread gives a token to a connection that may lead to a signed one. */
  private static final ThreadLocal<Boolean> GIVING = new ThreadLocal<>();

  private SignedConnections() {}

  /** Says whether the header that is being set is the agent's, and not the application's. */
  static boolean isGivingToken() {
    return GIVING.get() != null;
  }

  /**
   * Decorates the JDK's connections. Of the others nobody knows what they do, and what the
   * application casts them to: they get the header, and no replay unless they pass it on to one of
   * the JDK's.
   */
  static HttpURLConnection of(HttpURLConnection opened, @Nullable Proxy proxy, Vendor vendor)
      throws IOException {
    if (opened instanceof SignedHttpsConnection || opened instanceof SignedHttpConnection) {
      return opened;
    }
    if (!isOfTheJdk(opened.getClass())) {
      give(vendor.token(), opened, vendor);
      return opened;
    }
    SignedCall call = new SignedCall(opened, proxy, vendor);
    return opened instanceof HttpsURLConnection
        ? new SignedHttpsConnection((HttpsURLConnection) opened, call)
        : new SignedHttpConnection(opened, call);
  }

  private static void give(AccessToken token, HttpURLConnection opened, Vendor vendor) {
    GIVING.set(true);
    try {
      opened.setRequestProperty("Authorization", token.headerValue());
    } finally {
      GIVING.remove();
    }
    vendor.tell("signed", opened, token);
  }

  private static boolean isOfTheJdk(Class<?> type) {
    String name = type.getName();
    return type.getClassLoader() == null
        && (name.startsWith("sun.net.www.protocol.http") || name.startsWith("com.ibm.net.ssl."));
  }
}
