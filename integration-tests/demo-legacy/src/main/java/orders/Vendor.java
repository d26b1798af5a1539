package orders;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** The calls that this business makes, through what the JDK had ten years ago. */
final class Vendor {
  private final String url;

  Vendor(String url) {
    this.url = url;
  }

  void readSettings() throws IOException {
    call("GET", "/v1/vendor", null, 200);
  }

  void changeSettings(boolean emails) throws IOException {
    String change = "{\"preferences\": {\"email_enabled\": " + emails + "}}";
    call("PATCH", "/v1/vendor", change, 200);
  }

  /** Returns the id of the first consignment of the first page. */
  String listConsignments() throws IOException {
    return call("GET", "/v1/consignments?page_size=20", null, 200)
        .replaceAll("(?s).*?\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
  }

  void addItem(String consignment, int number) throws IOException {
    String item = "{\"title\": \"Bag number " + number + "\"}";
    call("POST", "/v1/consignments/" + consignment + "/items", item, 201);
  }

  private String call(String method, String path, String body, int expected) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(url + path).openConnection();
    setMethod(connection, method);
    if (body != null) {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body.getBytes(StandardCharsets.UTF_8));
      }
    }
    int status = connection.getResponseCode();
    InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    String answer = in == null ? "" : read(in);
    if (status != expected) {
      throw new IOException("the vendor said " + status + ": " + answer);
    }
    return answer;
  }

  private static String read(InputStream in) throws IOException {
    try (InputStream body = in) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
      return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }
  }

  /** The JDK refuses PATCH, so the field is set by force, as many programs do. */
  private static void setMethod(HttpURLConnection connection, String method) throws IOException {
    if (!method.equals("PATCH")) {
      connection.setRequestMethod(method);
      return;
    }
    connection.setRequestMethod("POST");
    try {
      Object target = connection;
      for (Field delegate = field(target.getClass(), "delegate");
          delegate != null;
          delegate = field(target.getClass(), "delegate")) {
        set(target, method);
        target = delegate.get(target);
      }
      set(target, method);
    } catch (ReflectiveOperationException e) {
      throw new IOException("PATCH is not possible here", e);
    }
  }

  private static void set(Object connection, String method) throws ReflectiveOperationException {
    field(HttpURLConnection.class, "method").set(connection, method);
  }

  private static Field field(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field;
        }
      }
    }
    return null;
  }
}
