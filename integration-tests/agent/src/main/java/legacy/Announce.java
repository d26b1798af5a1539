package legacy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** A program that asks before it sends its body, and says what came of it. */
final class Announce {
  private Announce() {}

  public static void main(String[] arguments) throws IOException {
    for (String url : arguments) {
      HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
      connection.setDoOutput(true);
      connection.setRequestProperty("Expect", "100-continue");
      connection.setFixedLengthStreamingMode(8);
      try (OutputStream out = connection.getOutputStream()) {
        out.write("the body".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        System.out.println(e);
      }
      System.out.println(connection.getResponseCode());
    }
  }
}
