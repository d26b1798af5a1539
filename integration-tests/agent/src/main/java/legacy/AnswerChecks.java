package legacy;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.TreeMap;

/** What comes back, and through which accessor it is asked for first. */
final class AnswerChecks {
  private AnswerChecks() {}

  static void addTo(Contract contract) {
    contract.add("fields", AnswerChecks::fields);
    contract.add("field-first", scene -> scene.saw("x", scene.open().getHeaderField("X-Answer")));
    contract.add("index-first", scene -> scene.saw("0", scene.open().getHeaderField(0)));
    contract.add("key-first", scene -> scene.saw("1", scene.open().getHeaderFieldKey(1)));
    contract.add("all-first", scene -> scene.saw("?", scene.open().getHeaderFields().isEmpty()));
    contract.add("length-first", scene -> scene.saw("length", scene.open().getContentLength()));
    contract.add("message-first", scene -> scene.saw("m", scene.open().getResponseMessage()));
    contract.add("content-first", scene -> scene.saw("type", scene.open().getContentType()));
    contract.add("status-404", AnswerChecks::error);
    contract.add("status-410", AnswerChecks::error);
    contract.add("status-400", AnswerChecks::error);
    contract.add("status-500", AnswerChecks::error);
    contract.add("status-503", AnswerChecks::error);
    contract.add("status-407", AnswerChecks::error);
    contract.add("status-404-body-first", AnswerChecks::bodyFirst);
    contract.add("status-404-cause", AnswerChecks::cause);
    contract.add("status-204", scene -> scene.answer(scene.open()));
    contract.add("status-304", scene -> scene.answer(scene.open()));
    contract.add("gzip", scene -> scene.saw("encoding", scene.open().getContentEncoding()));
    contract.add("chunks", scene -> scene.answer(scene.open()));
    contract.add("partly-read", AnswerChecks::partly);
    contract.add("same-stream", AnswerChecks::sameStream);
    contract.add("cut", AnswerChecks::cut);
    contract.add("cut-post", scene -> broken(Scene.post(scene.open(), "once?"), scene));
    contract.add("cut-fixed", AnswerChecks::cutFixed);
    contract.add("cut-mid-body", scene -> scene.answer(scene.open()));
    contract.add("hang", AnswerChecks::hang);
  }

  private static void fields(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    scene.saw("by name", connection.getHeaderField("x-answer"));
    scene.saw("missing", connection.getHeaderField("X-Missing"));
    scene.saw("status line", connection.getHeaderField(0));
    for (int i = 0; connection.getHeaderField(i) != null; i++) {
      scene.saw("field", connection.getHeaderFieldKey(i) + "=" + connection.getHeaderField(i));
    }
    scene.saw("int", connection.getHeaderFieldInt("X-Number", 7));
    scene.saw("long", connection.getHeaderFieldLong("X-Number", 7));
    scene.saw("int or default", connection.getHeaderFieldInt("X-Answer", 7));
    scene.saw("date", connection.getHeaderFieldDate("Last-Modified", 7));
    scene.saw("length", connection.getContentLength() + " " + connection.getContentLengthLong());
    scene.saw("type", connection.getContentType());
    scene.saw("encoding", connection.getContentEncoding());
    scene.saw("dates", connection.getDate() + " " + connection.getExpiration());
    scene.saw("modified", connection.getLastModified());
    TreeMap<String, Object> all = new TreeMap<>();
    connection.getHeaderFields().forEach((name, value) -> all.put(name + "", value));
    scene.saw("all", all);
    scene.attempt("fixed", () -> connection.getHeaderFields().put("a", null));
    scene.answer(connection);
  }

  private static void error(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    scene.answer(connection);
    scene.attempt("content", connection::getContent);
    scene.saw("field", connection.getHeaderField("Content-Type"));
  }

  private static void bodyFirst(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    scene.attempt("body", connection::getInputStream);
    scene.attempt("body again", connection::getInputStream);
    scene.answer(connection);
  }

  private static void cause(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    for (String time : new String[] {"first", "second"}) {
      try {
        connection.getInputStream();
      } catch (IOException e) {
        scene.saw(time, e + " by " + e.getCause());
      }
    }
  }

  private static void partly(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    InputStream in = connection.getInputStream();
    scene.saw("first", (char) in.read());
    in.close();
    scene.attempt("closed", in::read);
    connection.disconnect();
    scene.answer(scene.open("/next"));
  }

  private static void sameStream(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    InputStream first = connection.getInputStream();
    scene.saw("same", first == connection.getInputStream());
    scene.answer(connection);
  }

  private static void cut(Scene scene) throws Exception {
    broken(scene.open(), scene);
    HttpURLConnection connection = scene.open("/body-first");
    scene.attempt("body", connection::getInputStream);
    scene.attempt("body again", connection::getInputStream);
  }

  private static void broken(HttpURLConnection connection, Scene scene) {
    scene.saw("field", connection.getHeaderField("Content-Type"));
    scene.answer(connection);
    scene.attempt("fields", connection::getHeaderFields);
  }

  private static void cutFixed(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setFixedLengthStreamingMode(4);
    broken(Scene.post(connection, "once"), scene);
  }

  private static void hang(Scene scene) throws Exception {
    HttpURLConnection connection = scene.open();
    connection.setReadTimeout(300);
    scene.attempt("body", connection::getInputStream);
    scene.answer(connection);
  }
}
