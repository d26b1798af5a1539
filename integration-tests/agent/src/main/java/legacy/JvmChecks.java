package legacy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.CacheRequest;
import java.net.CacheResponse;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.HttpsURLConnection;

/** What a program sets for the whole JVM, or brings along of its own. */
final class JvmChecks {
  private JvmChecks() {}

  static void addTo(Contract contract) {
    contract.add("cookies", JvmChecks::cookies);
    contract.add("cache", JvmChecks::cache);
    contract.add("cached", JvmChecks::cached);
    contract.add("authenticator-not-asked", JvmChecks::authenticator);
    contract.add("authenticator-basic", JvmChecks::authenticator);
    contract.add("authenticator-own", JvmChecks::ownAuthenticator);
    contract.add("proxy-selector", JvmChecks::proxySelector);
    contract.add("tunnel", JvmChecks::tunnel);
    contract.add("socket-factory", JvmChecks::socketFactory);
    contract.add("default-socket-factory", JvmChecks::defaultSocketFactory);
    contract.add("handler", JvmChecks::handler);
    contract.add("own-connection", JvmChecks::ownConnection);
    contract.add("file", JvmChecks::file);
  }

  private static void cookies(Scene scene) throws Exception {
    CookieHandler.setDefault(new CookieManager());
    try {
      scene.answer(scene.open());
      scene.answer(scene.open("/second"));
      HttpURLConnection third = scene.open("/third");
      third.setRequestProperty("Cookie", "own=1");
      scene.answer(third);
    } finally {
      CookieHandler.setDefault(null);
    }
  }

  /** A cache that only counts, or one that knows an answer. */
  private static final class CountingCache extends ResponseCache {
    private final List<String> seen = new ArrayList<>();
    private final boolean knows;

    CountingCache(boolean knows) {
      this.knows = knows;
    }

    @Override
    public CacheResponse get(URI uri, String method, Map<String, List<String>> headers) {
      seen.add("get " + method + " " + uri.getPath());
      return knows ? new Known() : null;
    }

    @Override
    public CacheRequest put(URI uri, URLConnection connection) {
      seen.add("put " + uri.getPath() + " " + connection.getHeaderField("X-Answer"));
      return null;
    }
  }

  private static final class Known extends CacheResponse {
    @Override
    public Map<String, List<String>> getHeaders() {
      return Collections.singletonMap(null, Collections.singletonList("HTTP/1.1 200 Cached"));
    }

    @Override
    public InputStream getBody() {
      return new java.io.ByteArrayInputStream(new byte[] {'c'});
    }
  }

  private static void cache(Scene scene) throws Exception {
    CountingCache cache = new CountingCache(false);
    withCache(scene, cache);
  }

  private static void cached(Scene scene) throws Exception {
    withCache(scene, new CountingCache(true));
  }

  private static void withCache(Scene scene, CountingCache cache) throws Exception {
    ResponseCache.setDefault(cache);
    try {
      scene.answer(scene.open());
      HttpURLConnection uncached = scene.open("/uncached");
      uncached.setUseCaches(false);
      scene.answer(uncached);
    } finally {
      ResponseCache.setDefault(null);
    }
    scene.saw("cache", cache.seen);
  }

  private static final class CountingAuthenticator extends Authenticator {
    private final List<String> asked = new ArrayList<>();

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      asked.add(getRequestorType() + " " + getRequestingPrompt());
      return new PasswordAuthentication("user", "password".toCharArray());
    }
  }

  private static void authenticator(Scene scene) throws Exception {
    CountingAuthenticator authenticator = new CountingAuthenticator();
    Authenticator.setDefault(authenticator);
    try {
      scene.answer(scene.open());
    } finally {
      Authenticator.setDefault(null);
    }
    scene.saw("asked", authenticator.asked);
  }

  private static void ownAuthenticator(Scene scene) throws Exception {
    CountingAuthenticator authenticator = new CountingAuthenticator();
    HttpURLConnection connection = scene.open();
    try {
      HttpURLConnection.class
          .getMethod("setAuthenticator", Authenticator.class)
          .invoke(connection, authenticator);
    } catch (NoSuchMethodException e) {
      scene.saw("own", "not in this Java");
    }
    scene.answer(connection);
    scene.saw("asked", authenticator.asked);
  }

  private static final class RecordingSelector extends ProxySelector {
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    @Override
    public List<Proxy> select(URI uri) {
      if (uri.toString().contains("/open/")) {
        seen.add(uri.toString());
      }
      return Collections.singletonList(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
      seen.add("failed " + uri);
    }
  }

  private static void proxySelector(Scene scene) throws Exception {
    ProxySelector before = ProxySelector.getDefault();
    RecordingSelector selector = new RecordingSelector();
    ProxySelector.setDefault(selector);
    try {
      HttpURLConnection connection = scene.open();
      connection.setRequestProperty("Connection", "close");
      scene.answer(connection);
    } finally {
      ProxySelector.setDefault(before);
    }
    scene.saw("asked", selector.seen.isEmpty() ? "no" : "yes");
  }

  /** Through a proxy that is named for one connection. */
  static void tunnel(Scene scene) throws Exception {
    try (TunnelProxy proxy = new TunnelProxy()) {
      HttpURLConnection connection =
          (HttpURLConnection) scene.url().openConnection(proxy.address());
      connection.setRequestProperty("Connection", "close");
      scene.saw("proxy", connection.usingProxy());
      scene.answer(connection);
      scene.saw("proxy", connection.usingProxy());
      scene.saw("asked", proxy.heads());
    }
  }

  private static void socketFactory(Scene scene) throws Exception {
    if (!scene.base().startsWith("https")) {
      return;
    }
    AtomicInteger sockets = new AtomicInteger();
    AtomicInteger verified = new AtomicInteger();
    HttpsURLConnection connection = (HttpsURLConnection) scene.url().openConnection();
    scene.saw(
        "defaults",
        (connection.getSSLSocketFactory() == HttpsURLConnection.getDefaultSSLSocketFactory())
            + " "
            + (connection.getHostnameVerifier()
                == HttpsURLConnection.getDefaultHostnameVerifier()));
    CountingSocketFactory factory = new CountingSocketFactory(sockets);
    connection.setSSLSocketFactory(factory);
    connection.setHostnameVerifier(
        (host, session) -> {
          verified.incrementAndGet();
          return true;
        });
    scene.saw("set", connection.getSSLSocketFactory() == factory);
    scene.attempt(
        "null",
        () -> {
          connection.setSSLSocketFactory(null);
          return "set";
        });
    scene.answer(connection);
    scene.saw("sockets, verified", sockets + " " + verified);
  }

  private static void defaultSocketFactory(Scene scene) throws Exception {
    AtomicInteger sockets = new AtomicInteger();
    javax.net.ssl.SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();
    HttpsURLConnection.setDefaultSSLSocketFactory(new CountingSocketFactory(sockets));
    try {
      scene.answer(scene.open());
    } finally {
      HttpsURLConnection.setDefaultSSLSocketFactory(before);
    }
    scene.saw("sockets", sockets);
  }

  /** A handler that leads to the JDK's own, as wrappers of all kinds do. */
  private static final class Wrapper extends URLStreamHandler {
    private int opened;

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      opened++;
      return new URL(url.toExternalForm()).openConnection();
    }
  }

  private static void handler(Scene scene) throws Exception {
    Wrapper wrapper = new Wrapper();
    URL url = new URL(null, scene.url().toString(), wrapper);
    scene.answer((HttpURLConnection) url.openConnection());
    scene.saw("opened", wrapper.opened);
  }

  /** A connection that is none of the JDK's, as those of some application servers. */
  static final class OwnConnection extends HttpURLConnection {
    private final HttpURLConnection real;

    OwnConnection(URL url) throws IOException {
      super(url);
      this.real = (HttpURLConnection) new URL(url.toExternalForm()).openConnection();
    }

    @Override
    public void setRequestProperty(String name, String value) {
      real.setRequestProperty(name, value);
    }

    @Override
    public void connect() throws IOException {
      real.connect();
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return real.getInputStream();
    }

    @Override
    public void disconnect() {
      real.disconnect();
    }

    @Override
    public boolean usingProxy() {
      return false;
    }
  }

  /** Through a connection that is none of the JDK's, and passes all on to one of those. */
  static void ownConnection(Scene scene) throws Exception {
    URL url =
        new URL(
            null,
            scene.url().toString(),
            new URLStreamHandler() {
              @Override
              protected URLConnection openConnection(URL opened) throws IOException {
                return new OwnConnection(opened);
              }
            });
    URLConnection connection = url.openConnection();
    scene.saw("own", connection instanceof OwnConnection);
    scene.saw("body", Scene.text(connection.getInputStream()));
  }

  private static void file(Scene scene) throws Exception {
    File file = File.createTempFile("legacy", ".txt");
    URLConnection connection = file.toURI().toURL().openConnection();
    scene.saw("type", connection.getClass().getName());
    scene.saw("content", Scene.text(connection.getInputStream()));
    scene.saw("deleted", file.delete());
    URL own = JvmChecks.class.getResource("JvmChecks.class");
    scene.saw("class", own.openConnection().getClass().getName());
  }
}
