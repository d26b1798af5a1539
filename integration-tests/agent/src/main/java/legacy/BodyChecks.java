package legacy;

import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;

/** What is sent behind the headers. */
final class BodyChecks {
  private BodyChecks() {}

  static void addTo(Contract contract) {
    contract.add("post", scene -> scene.answer(Scene.post(scene.open(), "a=1&b=2")));
    contract.add("post-empty", scene -> scene.answer(Scene.post(scene.open(), "")));
    contract.add("post-json", BodyChecks::json);
    contract.add("put", scene -> send(scene, "PUT"));
    contract.add("delete-with-body", scene -> send(scene, "DELETE"));
    contract.add("get-with-body", scene -> send(scene, "GET"));
    contract.add("post-without-output", scene -> withoutOutput(scene));
    contract.add("no-output", BodyChecks::noOutput);
    contract.add("output-twice", BodyChecks::outputTwice);
    contract.add("output-late", BodyChecks::outputLate);
    contract.add("fixed", scene -> fixed(scene, 5, "12345"));
    contract.add("fixed-long", scene -> fixed(scene, 5L, "12345"));
    contract.add("fixed-short", scene -> fixed(scene, 6, "12345"));
    contract.add("fixed-over", scene -> fixed(scene, 4, "12345"));
    contract.add("chunked", scene -> chunked(scene, 16));
    contract.add("chunked-default", scene -> chunked(scene, -1));
    contract.add("chunked-large", BodyChecks::large);
    contract.add("both-modes", BodyChecks::bothModes);
    contract.add("mode-late", BodyChecks::modeLate);
  }

  private static void json(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json; charset=utf-8");
    scene.answer(Scene.post(connection, "{\"title\": \"Täschchen\"}"));
  }

  private static void send(Scene scene, String method) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setRequestMethod(method);
    scene.answer(Scene.post(connection, "some body"));
    scene.saw("method", connection.getRequestMethod());
  }

  private static void withoutOutput(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setDoOutput(true);
    connection.setRequestMethod("POST");
    scene.answer(connection);
  }

  private static void noOutput(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    scene.attempt("output", connection::getOutputStream);
    connection.setDoOutput(true);
    scene.answer(Scene.post(connection, "now it can be"));
  }

  private static void outputTwice(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setDoOutput(true);
    OutputStream first = connection.getOutputStream();
    OutputStream second = connection.getOutputStream();
    scene.saw("same", first == second);
    first.write('1');
    second.write(new byte[] {'2', '3'});
    first.flush();
    second.close();
    first.write('4');
    scene.answer(connection);
  }

  private static void outputLate(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setDoOutput(true);
    scene.saw("status", connection.getResponseCode());
    scene.attempt("output", connection::getOutputStream);
    scene.answer(connection);
  }

  private static void fixed(Scene scene, Number length, String body) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setDoOutput(true);
    if (length instanceof Long) {
      connection.setFixedLengthStreamingMode(length.longValue());
    } else {
      connection.setFixedLengthStreamingMode(length.intValue());
    }
    OutputStream out = connection.getOutputStream();
    scene.saw("same", out == connection.getOutputStream());
    scene.attempt(
        "write",
        () -> {
          out.write(body.getBytes(StandardCharsets.US_ASCII));
          return "written";
        });
    scene.attempt(
        "close",
        () -> {
          out.close();
          return "closed";
        });
    scene.answer(connection);
  }

  private static void chunked(Scene scene, int length) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setChunkedStreamingMode(length);
    scene.answer(Scene.post(connection, "a body that takes more than one chunk of this size"));
  }

  private static void large(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setChunkedStreamingMode(0);
    connection.setDoOutput(true);
    try (OutputStream out = connection.getOutputStream()) {
      byte[] block = new byte[64 * 1024];
      for (int i = 0; i < 32; i++) {
        out.write(block);
      }
    }
    scene.answer(connection);
  }

  private static void bothModes(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setChunkedStreamingMode(0);
    scene.attempt(
        "fixed",
        () -> {
          connection.setFixedLengthStreamingMode(1);
          return "set";
        });
    scene.attempt(
        "negative",
        () -> {
          scene.open().setFixedLengthStreamingMode(-1);
          return "set";
        });
    scene.answer(Scene.post(connection, "in chunks"));
  }

  private static void modeLate(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.connect();
    scene.attempt(
        "chunked",
        () -> {
          connection.setChunkedStreamingMode(0);
          return "set";
        });
    scene.answer(connection);
  }
}
