package legacy;

import java.io.OutputStream;
import java.lang.reflect.Field;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.HttpsURLConnection;

/**
 * The same things in front of a vendor that says no at first: the program does nothing about it.
 */
final class ReplayChecks {
  private ReplayChecks() {}

  static void addTo(Contract contract) {
    contract.add("replay-get", scene -> scene.answer(scene.open()));
    contract.add("replay-open-stream", scene -> stream(scene));
    contract.add("replay-field-first", ReplayChecks::fieldFirst);
    contract.add("replay-connect-first", ReplayChecks::connectFirst);
    contract.add("replay-body-first", ReplayChecks::bodyFirst);
    contract.add("replay-head", scene -> method(scene, "HEAD"));
    contract.add("replay-delete", scene -> method(scene, "DELETE"));
    contract.add("replay-headers", ReplayChecks::headers);
    contract.add("replay-post", scene -> scene.answer(Scene.post(scene.open(), "the body")));
    contract.add("replay-put", ReplayChecks::put);
    contract.add("replay-patch", ReplayChecks::patch);
    contract.add("replay-fixed", ReplayChecks::fixed);
    contract.add("replay-chunked", ReplayChecks::chunked);
    contract.add("replay-chunked-closed", ReplayChecks::closed);
    contract.add("replay-chunked-at-limit", scene -> sized(scene, 1024, true));
    contract.add("replay-chunked-over-limit", scene -> sized(scene, 1025, true));
    contract.add("replay-buffered-over-limit", scene -> sized(scene, 1025, false));
    contract.add("replay-then-404", scene -> scene.answer(scene.open()));
    contract.add("replay-then-500", scene -> scene.answer(scene.open()));
    contract.add("replay-then-cut", scene -> scene.answer(scene.open()));
    contract.add("replay-then-redirect", scene -> scene.answer(scene.open()));
    contract.add("replay-after-redirect", scene -> scene.answer(scene.open()));
    contract.add("replay-not-elsewhere", scene -> scene.answer(scene.open()));
    contract.add("replay-cookies", ReplayChecks::cookies);
    contract.add("replay-tls", ReplayChecks::tls);
    contract.add("replay-own-connection", JvmChecks::ownConnection);
    contract.add("replay-tunnel", JvmChecks::tunnel);
    contract.add("replay-large-rejection", scene -> scene.answer(scene.open()));
    contract.add("own-authorization", ReplayChecks::ownAuthorization);
    contract.add("own-authorization-401", ReplayChecks::ownAuthorization);
    contract.add("own-authorization-added", ReplayChecks::addedAuthorization);
    contract.add("own-authorization-redirect", ReplayChecks::ownAuthorization);
    contract.add("young-403", scene -> scene.answer(scene.open()));
    // The last one: what comes right after it would not be sent again.
    contract.add("replay-always-401", ReplayChecks::always);
  }

  private static void stream(Scene scene) throws Exception {
    scene.saw("body", Scene.text(scene.url().openStream()));
  }

  private static void fieldFirst(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    scene.saw("field", connection.getHeaderField("X-Answer"));
    scene.saw("line", connection.getHeaderField(0));
    scene.saw("length", connection.getContentLength());
    scene.answer(connection);
  }

  private static void connectFirst(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.connect();
    scene.answer(connection);
  }

  private static void bodyFirst(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    scene.attempt("body", () -> Scene.text(connection.getInputStream()));
    scene.attempt("status", connection::getResponseCode);
  }

  private static void method(Scene scene, String method) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setRequestMethod(method);
    scene.answer(connection);
    scene.saw("method", connection.getRequestMethod());
  }

  private static void headers(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setRequestProperty("X-Set", "set");
    connection.addRequestProperty("X-Added", "one");
    connection.addRequestProperty("X-Added", "two");
    connection.setRequestProperty("Cookie", "own=1");
    connection.setIfModifiedSince(86_400_000L);
    scene.answer(connection);
  }

  private static void put(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setRequestMethod("PUT");
    connection.setRequestProperty("Content-Type", "text/plain");
    scene.answer(Scene.post(connection, "the body"));
  }

  private static void patch(Scene scene) throws Exception {
    HttpsURLConnection connection = (HttpsURLConnection) scene.open();
    connection.setDoOutput(true);
    Field delegate = connection.getClass().getDeclaredField("delegate");
    delegate.setAccessible(true);
    Field method = HttpURLConnection.class.getDeclaredField("method");
    method.setAccessible(true);
    method.set(delegate.get(connection), "PATCH");
    scene.answer(Scene.post(connection, "{\"price\": 1}"));
    scene.saw("method", connection.getRequestMethod());
  }

  private static void fixed(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setFixedLengthStreamingMode(8);
    scene.answer(Scene.post(connection, "the body"));
  }

  private static void chunked(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setChunkedStreamingMode(3);
    scene.answer(Scene.post(connection, "the body"));
  }

  private static void closed(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setChunkedStreamingMode(0);
    connection.setDoOutput(true);
    OutputStream out = connection.getOutputStream();
    out.write('a');
    out.close();
    scene.attempt(
        "closed",
        () -> {
          out.write('b');
          return "written";
        });
    out.close();
    scene.answer(connection);
  }

  private static void sized(Scene scene, int size, boolean chunked) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setDoOutput(true);
    if (chunked) {
      connection.setChunkedStreamingMode(0);
    }
    try (OutputStream out = connection.getOutputStream()) {
      out.write(new byte[size]);
    }
    scene.answer(connection);
  }

  private static void always(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    scene.answer(connection);
    scene.saw("field", connection.getHeaderField("X-Answer"));
    scene.saw("index", connection.getHeaderField(0));
    scene.saw("length", connection.getContentLength());
    scene.saw("left", connection.getErrorStream().available());
    scene.attempt("closed", () -> connection.getErrorStream().read());
  }

  private static void cookies(Scene scene) throws Exception {
    CookieHandler.setDefault(new CookieManager());
    try {
      scene.answer(scene.open());
    } finally {
      CookieHandler.setDefault(null);
    }
  }

  private static void tls(Scene scene) throws Exception {
    AtomicInteger sockets = new AtomicInteger();
    HttpsURLConnection connection = (HttpsURLConnection) scene.open();
    CountingSocketFactory factory = new CountingSocketFactory(sockets);
    connection.setSSLSocketFactory(factory);
    connection.setRequestProperty("Connection", "close");
    scene.answer(connection);
    scene.saw("sockets", sockets);
    scene.saw("same factory", connection.getSSLSocketFactory() == factory);
  }

  private static void ownAuthorization(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setRequestProperty("authorization", "Basic b3duOm93bg==");
    scene.answer(connection);
  }

  private static void addedAuthorization(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.addRequestProperty("Authorization", "Bearer own");
    scene.answer(connection);
  }
}
