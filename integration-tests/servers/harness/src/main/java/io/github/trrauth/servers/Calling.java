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
    String failure = call.get("failure");
    if (failure != null) {
      assertThat(failure).doesNotContain("trrauth");
      // Rest Clients make an exception of the vendor's answer.
      return failure.contains("401") ? UNSIGNED : IMPOSSIBLE;
    }
    assertThat(call).containsKey("state");
    return "VALID".equals(call.get("state")) ? SIGNED : UNSIGNED;
  }
}
