package io.github.trrauth.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The main loop of an application under test: it sends what it is told on its standard input, one
 * line each, and says on its standard output what came of it.
 */
public final class Caller {
  /** How the application sends a GET. */
  @FunctionalInterface
  public interface Sending {
    /**
     * Sends a request and reads the answer to its end.
     *
     * @param url the URL as the application spells it
     * @param header the name of a header that the application sets, or an empty text
     * @param value the header's value
     * @return the status
     * @throws Exception if the request could not be sent or was not answered
     */
    int send(String url, String header, String value) throws Exception;
  }

  private final Sending sending;
  private final Places places;
  private final List<Throwable> failures = new ArrayList<>();

  /**
   * Makes an application.
   *
   * @param sending how it sends a request
   * @param places where secrets might be found in it
   */
  public Caller(Sending sending, Places places) {
    this.sending = sending;
    this.places = places;
  }

  /**
   * Does what standard input says until it ends.
   *
   * @throws IOException if it cannot be read
   */
  public void serve() throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split("\t", -1);
      out.println(
          words[0].equals("places")
              ? places.writeTo(Path.of(words[1]), failures)
              : call(words[1], words[2]));
    }
  }

  private String call(String url, String header) {
    int colon = header.indexOf(": ");
    try {
      return "status "
          + sending.send(
              Spelling.unescape(url),
              colon < 0 ? "" : header.substring(0, colon),
              colon < 0 ? "" : header.substring(colon + 2));
    } catch (Exception | LinkageError e) {
      failures.add(e);
      return "refused: " + Spelling.escape(chain(e));
    }
  }

  private static String chain(Throwable failure) {
    StringBuilder chain = new StringBuilder();
    for (Throwable one = failure; one != null; one = one.getCause()) {
      chain.append(chain.length() == 0 ? "" : ", caused by ").append(one);
    }
    return chain.toString();
  }
}
