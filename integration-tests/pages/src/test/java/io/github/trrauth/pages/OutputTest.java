package io.github.trrauth.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP 200               | HTTP 200                     | true",
        "HTTP 200               | HTTP 401                     | false",
        "HTTP 200               | HTTP 200\\nmore            | false",
        "...\\nHTTP 200       | a\\nb\\nHTTP 200         | true",
        "...\\nHTTP 200       | HTTP 200                     | true",
        "HTTP ...               | HTTP 200                     | true",
        "a (b) ...              | a (c) d                      | false",
        "with token 7e216968    | with token 00000000          | true",
        "https://localhost:8443 | https://localhost:37891      | true",
        "trr-auth: a\\nb      | b\\ntrr-auth: a            | true",
        "trr-auth: a\\nb      | b                            | false"
      })
  void matches_isTrueForWhatDiffersFromRunToRunOnly(
      String shown, String printed, boolean expected) {
    assertThat(Output.matches(lines(shown), lines(printed))).isEqualTo(expected);
  }

  private static String lines(String text) {
    return text.replace("\\n", "\n") + "\n";
  }
}
