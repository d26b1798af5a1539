package io.github.trrauth.agent;

import io.github.trrauth.AccessToken;
import io.github.trrauth.AuthListener;
import io.github.trrauth.Settings;
import io.github.trrauth.TokenMetrics;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/**
 * What the agent does for the requests of an application, done for those of the command line: the
 * same tokens, the same signed connections, without a patch of {@link URL}.
 *
 * <p>Safe for use by several threads; a connection is used by one.
 */
public final class VendorClient implements AutoCloseable {
  private final Vendor vendor;

  private VendorClient(Vendor vendor) {
    this.vendor = vendor;
  }

  /**
   * Makes a client, which sends nothing yet unless {@code trr.auth.eager} is set.
   *
   * @param settings settings that are {@linkplain Settings#enabled() enabled}
   * @param listener is told of each event
   * @return a client, to be closed when it is no longer used
   */
  public static VendorClient of(Settings settings, AuthListener listener) {
    return new VendorClient(new Vendor(settings, listener));
  }

  /**
   * Returns a token, and asks for it if there is none.
   *
   * @return a token that has not expired
   * @throws io.github.trrauth.TokenUnavailableException if none can be had at the moment
   * @throws io.github.trrauth.TokenRejectedException if the credentials are refused
   */
  public AccessToken token() {
    return vendor.tokens().get();
  }

  /**
   * Returns what has been counted so far.
   *
   * @return a snapshot
   */
  public TokenMetrics metrics() {
    return vendor.tokens().metrics();
  }

  /**
   * Opens a connection that is signed.
   *
   * @param url a URL of the vendor's origin
   * @param method the request's method; those that the JDK does not know need its inside to be open
   * @return a connection that has sent nothing yet
   * @throws IOException if it cannot be opened, or has no such method
   * @throws IllegalArgumentException if the URL is none of the vendor's
   */
  public HttpURLConnection open(URL url, String method) throws IOException {
    if (!vendor.covers(url)) {
      throw new IllegalArgumentException("only requests to the vendor's origin are signed");
    }
    HttpURLConnection connection = SignedConnections.of(vendor.open(url, null), null, vendor);
    RequestMethod.set(connection, method);
    return connection;
  }

  @Override
  public void close() {
    vendor.tokens().close();
  }
}
