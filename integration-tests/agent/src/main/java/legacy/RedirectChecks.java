package legacy;

import java.net.HttpURLConnection;

/** Where an answer sends a request. */
final class RedirectChecks {
  private RedirectChecks() {}

  static void addTo(Contract contract) {
    for (int status = 300; status <= 308; status++) {
      contract.add("redirect-get-" + status, scene -> scene.answer(scene.open()));
      contract.add("redirect-post-" + status, scene -> post(scene, "POST"));
    }
    for (int status : new int[] {302, 303, 307}) {
      contract.add("redirect-put-" + status, scene -> post(scene, "PUT"));
      contract.add("redirect-elsewhere-get-" + status, RedirectChecks::elsewhere);
      contract.add("redirect-elsewhere-post-" + status, scene -> post(scene, "POST"));
    }
    contract.add("redirect-head", RedirectChecks::head);
    contract.add("redirect-relative", scene -> scene.answer(scene.open("/deep/er")));
    contract.add("redirect-no-location", scene -> scene.answer(scene.open()));
    contract.add("redirect-protocol", scene -> scene.answer(scene.open()));
    contract.add("redirect-unknown-protocol", scene -> scene.answer(scene.open()));
    contract.add("redirect-unknown-protocol-body-first", RedirectChecks::bodyFirst);
    contract.add("redirect-loop", RedirectChecks::loop);
    contract.add("redirect-loop-body-first", RedirectChecks::bodyFirst);
    contract.add("redirect-twice", scene -> scene.answer(scene.open()));
    contract.add("redirect-there-and-back", scene -> scene.answer(scene.open()));
    contract.add("redirect-no-host", scene -> scene.answer(scene.open()));
    contract.add("redirect-off", RedirectChecks::off);
    contract.add("redirect-off-late", scene -> late(scene, scene.open(), false));
    contract.add("redirect-on-late", scene -> late(scene, scene.open(), true));
    contract.add("redirect-off-late-own", scene -> late(scene, withOwn(scene), false));
    contract.add("redirect-on-late-own", scene -> late(scene, withOwn(scene), true));
    contract.add("redirect-off-late-fixed", scene -> lateFixed(scene, false));
    contract.add("redirect-on-late-fixed", scene -> lateFixed(scene, true));
    contract.add("redirect-off-jvm-wide", RedirectChecks::offJvmWide);
    contract.add("redirect-to-error", scene -> scene.answer(scene.open()));
    contract.add("redirect-cookie", RedirectChecks::cookie);
    contract.add("redirect-fixed", RedirectChecks::fixed);
    contract.add("redirect-strict-post", RedirectChecks::strictPost);
    contract.add("redirect-field-first", RedirectChecks::fieldFirst);
  }

  private static void post(Scene scene, String method) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setRequestMethod(method);
    connection.setRequestProperty("X-Kept", "kept");
    connection.setRequestProperty("Content-Type", "text/plain");
    scene.answer(Scene.post(connection, "the body"));
    scene.saw("method", connection.getRequestMethod());
  }

  private static void elsewhere(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setRequestProperty("X-Kept", "kept");
    connection.setRequestProperty("Cookie", "own=1");
    scene.answer(connection);
  }

  private static void head(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setRequestMethod("HEAD");
    scene.answer(connection);
    scene.saw("method", connection.getRequestMethod());
  }

  private static void bodyFirst(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    scene.attempt("body", connection::getInputStream);
    scene.answer(connection);
  }

  private static void loop(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    scene.attempt("status", connection::getResponseCode);
    scene.attempt("body", connection::getInputStream);
    scene.saw("field", connection.getHeaderField("Location"));
  }

  private static void off(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setInstanceFollowRedirects(false);
    scene.answer(connection);
    scene.saw("location", connection.getHeaderField("Location"));
  }

  /** Changes its mind when it is connected, which is not too late. */
  private static void late(Scene scene, HttpURLConnection connection, boolean follow)
      throws Exception {
    connection.setInstanceFollowRedirects(!follow);
    connection.connect();
    connection.setInstanceFollowRedirects(follow);
    scene.saw("follows", connection.getInstanceFollowRedirects());
    scene.answer(connection);
  }

  private static HttpURLConnection withOwn(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setRequestProperty("Authorization", "Basic b3duOm93bg==");
    return connection;
  }

  private static void lateFixed(Scene scene, boolean follow) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setFixedLengthStreamingMode(4);
    connection.setInstanceFollowRedirects(!follow);
    Scene.post(connection, "once");
    connection.setInstanceFollowRedirects(follow);
    scene.answer(connection);
  }

  private static void offJvmWide(Scene scene) throws Exception {
    HttpURLConnection.setFollowRedirects(false);
    try {
      HttpURLConnection connection = scene.open();
      scene.saw("follows", connection.getInstanceFollowRedirects());
      scene.answer(connection);
      HttpURLConnection other = scene.open();
      other.setInstanceFollowRedirects(true);
      scene.answer(other);
    } finally {
      HttpURLConnection.setFollowRedirects(true);
    }
  }

  private static void cookie(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setRequestProperty("Cookie", "own=1");
    scene.answer(connection);
  }

  private static void fixed(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setFixedLengthStreamingMode(4);
    scene.answer(Scene.post(connection, "once"));
  }

  private static void strictPost(Scene scene) throws Exception {
    System.setProperty("http.strictPostRedirect", "true");
    try {
      post(scene, "POST");
    } finally {
      System.clearProperty("http.strictPostRedirect");
    }
  }

  private static void fieldFirst(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    scene.saw("field", connection.getHeaderField("X-Answer"));
    scene.saw("URL", connection.getURL());
    scene.answer(connection);
  }
}
