package legacy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URL;

/** A program that gets each URL on its standard input, and says what came of it. */
final class Terminal {
  private Terminal() {}

  public static void main(String[] arguments) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    System.out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(get(line));
    }
  }

  static String get(String url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
      int status = connection.getResponseCode();
      Scene.text(status < 400 ? connection.getInputStream() : connection.getErrorStream());
      return String.valueOf(status);
    } catch (Exception e) {
      return String.valueOf(e);
    }
  }
}
