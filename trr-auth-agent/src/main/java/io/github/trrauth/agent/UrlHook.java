package io.github.trrauth.agent;

import io.github.trrauth.Origin;
import io.github.trrauth.Settings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the patched {@link URL} calls with each connection that it has opened.
 *
 * <p>Connections that are none of the vendor's leave it as they came, and as fast: it must load no
 * class for them, since class loaders open connections too.
 */
final class UrlHook implements BiFunction<Object, @Nullable Object, Object> {
  private final Class<?> http = HttpURLConnection.class;
  private final Settings settings;
  private final Origin origin;
  private volatile @Nullable Vendor vendor;

  UrlHook(Settings settings) {
    this.settings = settings;
    this.origin = settings.origin();
  }

  @Override
  public Object apply(Object opened, @Nullable Object proxy) {
    if (!http.isInstance(opened)) {
      return opened;
    }
    HttpURLConnection connection = (HttpURLConnection) opened;
    URL url = connection.getURL();
    if (url == null || !origin.covers(url) || DirectConnections.isOpening()) {
      return opened;
    }
    return sign(connection, (Proxy) proxy);
  }

  private HttpURLConnection sign(HttpURLConnection connection, @Nullable Proxy proxy) {
    try {
      return SignedConnections.of(connection, proxy, vendor());
    } catch (IOException e) {
      throw UrlHook.<RuntimeException>undeclared(e);
    }
  }

  /** The vendor comes to life with its first call, never at the start of the JVM. */
  private Vendor vendor() {
    Vendor known = vendor;
    return known == null ? firstVendor() : known;
  }

  private synchronized Vendor firstVendor() {
    Vendor known = vendor;
    if (known == null) {
      known = AsAgent.call(() -> new Vendor(settings));
      vendor = known;
    }
    return known;
  }

  /** Throws what {@link URL#openConnection()} declares through an interface that does not. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E undeclared(IOException e) throws E {
    throw (E) e;
  }
}
