package legacy.thirdparty;

import java.io.IOException;
import org.jsoup.Connection;
import org.jsoup.Jsoup;

/** A program with jsoup 1.15; from Java 11 on newer ones have another client than this. */
final class JSoup {
  private JSoup() {}

  public static void main(String[] arguments) throws IOException {
    for (String url : arguments) {
      print(Jsoup.connect(url));
      print(Jsoup.connect(url).method(Connection.Method.POST).data("title", "Hat"));
    }
  }

  private static void print(Connection connection) throws IOException {
    Connection.Response response = connection.ignoreContentType(true).execute();
    System.out.println(
        connection.request().method()
            + " "
            + response.statusCode()
            + " "
            + response.body().length());
  }
}
