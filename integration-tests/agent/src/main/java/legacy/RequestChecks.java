package legacy;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.util.TreeMap;
import javax.net.ssl.HttpsURLConnection;

/** How a request is opened, and what is set before it is sent. */
final class RequestChecks {
  private RequestChecks() {}

  static void addTo(Contract contract) {
    contract.add("get", scene -> scene.answer(scene.open()));
    contract.add("query", scene -> scene.answer(scene.open("?a=1&b=%20x")));
    contract.add("open-stream", scene -> scene.saw("body", Scene.text(scene.url().openStream())));
    contract.add(
        "get-content",
        scene -> scene.saw("body", Scene.text((java.io.InputStream) scene.url().getContent())));
    contract.add(
        "get-content-types",
        scene -> scene.saw("content", scene.url().getContent(new Class<?>[] {String.class})));
    contract.add(
        "no-proxy",
        scene -> scene.answer((HttpURLConnection) scene.url().openConnection(Proxy.NO_PROXY)));
    contract.add("casts", RequestChecks::casts);
    contract.add("headers", RequestChecks::headers);
    contract.add("headers-null", RequestChecks::nullHeaders);
    contract.add("connect", RequestChecks::connect);
    contract.add("methods", RequestChecks::methods);
    contract.add("flags", RequestChecks::flags);
    contract.add("user-info", RequestChecks::userInfo);
    contract.add("patch-like-jersey", scene -> patch(scene, RequestChecks::likeJersey));
    contract.add("patch-one-level", scene -> patch(scene, RequestChecks::oneLevel));
    contract.add("patch-naive", scene -> patch(scene, RequestChecks::naive));
    contract.add("permission", RequestChecks::permission);
    contract.add("text", scene -> scene.saw("text", scene.open().toString()));
    contract.add("reflection", RequestChecks::reflection);
    contract.add("tls", RequestChecks::tls);
  }

  private static void casts(Scene scene) throws Exception {
    URLConnection connection = scene.url().openConnection();
    scene.saw("http", connection instanceof HttpURLConnection);
    scene.saw("https", connection instanceof HttpsURLConnection);
    scene.saw("URL", connection.getURL());
  }

  private static void headers(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setRequestProperty("X-Set", "first");
    connection.setRequestProperty("x-set", "second");
    connection.addRequestProperty("X-Added", "one");
    connection.addRequestProperty("X-Added", "two");
    connection.setRequestProperty("Accept", "application/json");
    connection.setRequestProperty("User-Agent", "legacy/1.0");
    connection.setRequestProperty("Connection", "upgrade");
    connection.setRequestProperty("Cookie", "own=1");
    scene.saw("set", connection.getRequestProperty("X-SET"));
    scene.saw("authorization", connection.getRequestProperty("Authorization"));
    scene.saw("all", new TreeMap<>(connection.getRequestProperties()));
    scene.attempt("illegal", () -> set(connection, "X-Illegal", "a\nb"));
    scene.attempt("no name", () -> set(connection, null, "a"));
    scene.answer(connection);
    scene.attempt("set late", () -> set(connection, "X-Late", "a"));
    scene.attempt("all late", connection::getRequestProperties);
    scene.saw("get late", connection.getRequestProperty("X-Set"));
  }

  private static Object set(HttpURLConnection connection, String name, String value) {
    connection.setRequestProperty(name, value);
    return "set";
  }

  private static void nullHeaders(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setRequestProperty("X-Gone", "x");
    connection.setRequestProperty("X-Gone", null);
    scene.saw("gone", connection.getRequestProperty("X-Gone"));
    connection.setRequestProperty("X-Gone", "back");
    scene.answer(connection);
  }

  private static void connect(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.connect();
    connection.connect();
    scene.attempt("set late", () -> set(connection, "X-Late", "a"));
    scene.attempt(
        "method late",
        () -> {
          connection.setRequestMethod("POST");
          return "set";
        });
    scene.attempt(
        "output late",
        () -> {
          connection.setDoOutput(true);
          return "set";
        });
    scene.answer(connection);
  }

  private static void methods(Scene scene) throws Exception {
    for (String method : new String[] {"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"}) {
      HttpURLConnection connection = scene.open();
      connection.setRequestMethod(method);
      scene.saw("method", connection.getRequestMethod());
      scene.answer(connection);
    }
    HttpURLConnection connection = scene.open();
    for (String method : new String[] {"PATCH", "get", "CONNECT"}) {
      scene.attempt(
          method,
          () -> {
            connection.setRequestMethod(method);
            return "set";
          });
    }
  }

  private static void flags(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    showFlags(scene, connection);
    connection.setAllowUserInteraction(true);
    connection.setUseCaches(false);
    connection.setIfModifiedSince(86_400_000L);
    connection.setConnectTimeout(5001);
    connection.setReadTimeout(5002);
    connection.setDoOutput(true);
    connection.setInstanceFollowRedirects(false);
    showFlags(scene, connection);
    scene.attempt(
        "negative",
        () -> {
          connection.setReadTimeout(-1);
          return "set";
        });
    connection.setDoInput(false);
    scene.saw("input", connection.getDoInput());
    scene.attempt("no input", connection::getInputStream);
    connection.setDoInput(true);
    scene.answer(connection);
    scene.attempt("with the date", connection::getIfModifiedSince);
  }

  private static void showFlags(Scene scene, HttpURLConnection connection) {
    scene.saw("interaction", connection.getAllowUserInteraction());
    scene.saw("caches", connection.getUseCaches() + " " + connection.getDefaultUseCaches());
    scene.saw("since", connection.getIfModifiedSince());
    scene.saw("time-outs", connection.getConnectTimeout() + " " + connection.getReadTimeout());
    scene.saw("in, out", connection.getDoInput() + " " + connection.getDoOutput());
    scene.saw("redirects", connection.getInstanceFollowRedirects());
  }

  private static void userInfo(Scene scene) throws Exception {
    URL url = scene.url();
    URL named = new URL(url.toString().replace("://", "://user:password@"));
    scene.answer((HttpURLConnection) named.openConnection());
  }

  private static void permission(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    scene.saw("permission", connection.getPermission());
    scene.saw("proxy", connection.usingProxy());
    scene.saw("error body", connection.getErrorStream());
    scene.answer(connection);
    scene.saw("proxy", connection.usingProxy());
    connection.disconnect();
    connection.disconnect();
    scene.attempt("status", connection::getResponseCode);
  }

  /** As templates and expression languages call a method of an object. */
  private static void reflection(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    Method method = connection.getClass().getMethod("getResponseCode");
    try {
      scene.saw("status", method.invoke(connection));
    } catch (IllegalAccessException e) {
      // Java 9 and newer do not let it.
      scene.saw("status", e.getClass());
    }
    scene.answer(connection);
  }

  private static void tls(Scene scene) throws Exception {
    if (!scene.base().startsWith("https")) {
      return;
    }
    HttpsURLConnection connection = (HttpsURLConnection) scene.url().openConnection();
    scene.attempt("cipher", connection::getCipherSuite);
    scene.attempt("peer", connection::getPeerPrincipal);
    scene.attempt("session", () -> session(connection));
    connection.connect();
    scene.attempt("cipher", connection::getCipherSuite);
    scene.attempt("peer", connection::getPeerPrincipal);
    scene.attempt("local", connection::getLocalPrincipal);
    scene.attempt("certificates", () -> connection.getServerCertificates().length);
    scene.attempt("own", connection::getLocalCertificates);
    scene.attempt("session", () -> session(connection));
    scene.answer(connection);
  }

  private static Object session(HttpsURLConnection connection) throws Exception {
    try {
      Object session = HttpsURLConnection.class.getMethod("getSSLSession").invoke(connection);
      return session.toString().startsWith("Optional[");
    } catch (NoSuchMethodException e) {
      return "not in this Java";
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  /** A way to set a method that Java does not know. */
  private interface Setter {
    void set(HttpURLConnection connection, String method) throws Exception;
  }

  private static void patch(Scene scene, Setter setter) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setDoOutput(true);
    setter.set(connection, "PATCH");
    scene.saw("method", connection.getRequestMethod());
    scene.answer(Scene.post(connection, "{\"price\": 1}"));
    scene.saw("method", connection.getRequestMethod());
  }

  private static void naive(HttpURLConnection connection, String method) throws Exception {
    Field field = HttpURLConnection.class.getDeclaredField("method");
    field.setAccessible(true);
    field.set(connection, method);
  }

  private static void oneLevel(HttpURLConnection connection, String method) throws Exception {
    HttpURLConnection target = connection;
    if (connection instanceof HttpsURLConnection) {
      Field delegate = connection.getClass().getDeclaredField("delegate");
      delegate.setAccessible(true);
      target = (HttpURLConnection) delegate.get(connection);
    }
    naive(target, method);
  }

  private static void likeJersey(HttpURLConnection connection, String method) throws Exception {
    HttpURLConnection innermost = connection;
    try {
      while (innermost != null) {
        Field delegate = innermost.getClass().getDeclaredField("delegate");
        delegate.setAccessible(true);
        innermost = (HttpURLConnection) delegate.get(innermost);
        naive(innermost, method);
      }
    } catch (NoSuchFieldException e) {
      // This is the innermost one.
    }
    naive(connection, method);
  }
}
