package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** What becomes of a call that a certain client makes on a certain thread. */
public enum Calling {
  /** The request carries the application's token. */
  SIGNED,
  /** The request goes out without a token. */
  UNSIGNED,
  /** The server's own client does not work on such a thread, with or without our jar. */
  IMPOSSIBLE;

  /** Reads what the application says of a call; that it failed must not be our doing. */
  static Calling of(Map<String, String> call) {
    if (call.containsKey("failure")) {
      assertThat(call.get("failure")).doesNotContain("trrauth");
      return IMPOSSIBLE;
    }
    assertThat(call).containsKey("state");
    return "VALID".equals(call.get("state")) ? SIGNED : UNSIGNED;
  }
}
