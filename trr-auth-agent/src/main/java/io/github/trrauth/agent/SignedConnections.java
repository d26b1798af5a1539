package io.github.trrauth.agent;

import io.github.trrauth.AccessToken;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/** The choice of what becomes of a connection to the vendor. */
final class SignedConnections {
  private SignedConnections() {}

  /**
   * Decorates the JDK's connections. Of the others nobody knows what they do, and what the
   * application casts them to: they get the header, and no replay.
   */
  static HttpURLConnection of(HttpURLConnection opened, @Nullable Proxy proxy, Vendor vendor)
      throws IOException {
    if (opened instanceof SignedHttpsConnection || opened instanceof SignedHttpConnection) {
      return opened;
    }
    if (!isOfTheJdk(opened.getClass())) {
      AccessToken token = vendor.token();
      opened.setRequestProperty("Authorization", token.headerValue());
      vendor.tell("signed", opened, token);
      return opened;
    }
    SignedCall call = new SignedCall(opened, proxy, vendor);
    return opened instanceof HttpsURLConnection
        ? new SignedHttpsConnection((HttpsURLConnection) opened, call)
        : new SignedHttpConnection(opened, call);
  }

  private static boolean isOfTheJdk(Class<?> type) {
    String name = type.getName();
    return type.getClassLoader() == null
        && (name.startsWith("sun.net.www.protocol.http") || name.startsWith("com.ibm.net.ssl."));
  }
}
