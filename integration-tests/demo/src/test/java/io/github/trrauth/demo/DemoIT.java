package io.github.trrauth.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoIT {
  /** Calls, token requests, signed calls, 401s, replays, unsigned calls. */
  private static final String ROW = " +800 +3 +8\\d\\d +([1-9]\\d*) +\\1 +0  every call succeeded";

  @Test
  void run_withRevokedAndExpiredToken_endsWithATableOfSuccess() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    boolean good = new Demo(Path.of(System.getProperty("demo.home")), out).run();

    String text = bytes.toString(StandardCharsets.UTF_8);
    assertThat(text)
        .contains("200 of 200 rounds succeeded")
        .containsPattern("Weld SE \\+ RESTEasy" + ROW)
        .containsPattern("HttpURLConnection" + ROW);
    assertThat(good).as(text).isTrue();
    assertThat(text.lines().map(DemoIT::withoutNumbers)).containsAll(shownInReadme());
  }

  private static List<String> shownInReadme() throws IOException {
    return Files.readAllLines(Path.of("..", "..", "README.md")).stream()
        .dropWhile(line -> !line.startsWith("== "))
        .takeWhile(line -> !line.equals("```"))
        .filter(line -> !line.isBlank() && !line.strip().equals("..."))
        .map(DemoIT::withoutNumbers)
        .collect(Collectors.toList());
  }

  private static String withoutNumbers(String line) {
    return line.replaceAll("token [0-9a-f]{8}", "token")
        .replaceAll("localhost 20[01]", "localhost 200")
        .replaceAll("(?<=  )[0-9]+(?=  )", "N")
        .replaceAll(" +", " ");
  }
}
