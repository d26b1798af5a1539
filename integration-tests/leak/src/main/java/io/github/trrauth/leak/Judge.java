package io.github.trrauth.leak;

import io.github.trrauth.sandbox.JournalEntry;
import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.sandbox.TokenState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether what all listeners and the proxy saw of a case is what the table expects. */
final class Judge {
  private static final String VENDOR = "https";

  private final LeakCase one;
  private final List<JournalEntry> requests;
  private final List<JournalEntry> tokenRequests;
  private final Secrets secrets;
  private final Set<Integer> leaky;
  private final List<String> complaints = new ArrayList<>();

  Judge(LeakCase one, Sandbox sandbox, Secrets secrets) {
    List<JournalEntry> journal = sandbox.journal().entries();
    this.one = one;
    this.secrets = secrets;
    this.leaky = secrets.sentWith(sandbox.journal());
    this.requests =
        journal.stream().filter(entry -> !isTokenRequest(entry)).collect(Collectors.toList());
    this.tokenRequests =
        journal.stream().filter(Judge::isTokenRequest).collect(Collectors.toList());
  }

  private static boolean isTokenRequest(JournalEntry entry) {
    return entry.listener().equals(VENDOR)
        && entry.method().equals("POST")
        && entry.path().equals(Sandbox.TOKEN_PATH);
  }

  /** Fails where a token or a secret went astray, or did not go where it should. */
  void judge(String outcome, List<String> proxyHeads) {
    for (int hop = 1; hop <= one.hops().size(); hop++) {
      judge(hop, outcome);
    }
    for (JournalEntry entry : requests) {
      if (hasToken(entry) && !mayHaveToken(entry)) {
        complaints.add("a token in " + entry);
      }
    }
    for (JournalEntry entry : tokenRequests) {
      if (entry.tokenState() != TokenState.NONE) {
        complaints.add("a token in the token request " + entry);
      }
    }
    for (String head : proxyHeads) {
      if (secrets.isIn(head) || head.toLowerCase(Locale.ROOT).contains("authorization")) {
        complaints.add("the proxy was told too much");
      }
    }
    if (!complaints.isEmpty()) {
      throw new AssertionError(
          one + "\n" + complaints + "\nthe client: " + outcome + "\nseen: " + requests);
    }
  }

  private void judge(int hop, String outcome) {
    List<JournalEntry> arrived = arrived(hop);
    Expected expected = one.hops().get(hop - 1).expected();
    boolean refused = arrived.isEmpty() && outcome.startsWith("refused");
    boolean signed =
        !arrived.isEmpty()
            && arrived.stream().allMatch(entry -> entry.tokenState() == TokenState.VALID);
    switch (expected) {
      case SIGNED:
        expect(hop, "signed", signed);
        break;
      case SIGNED_OR_REFUSED:
        expect(hop, "signed or refused", signed || refused);
        break;
      case BARE:
        expect(hop, "there", !arrived.isEmpty());
        break;
      case NEVER:
      case ANY:
        // A token where none may be is found among all requests.
        break;
    }
  }

  private void expect(int hop, String what, boolean holds) {
    if (!holds) {
      complaints.add("request " + hop + " is not " + what);
    }
  }

  /** How many requests came because of a redirect. */
  int followed() {
    int followed = 0;
    for (int hop = 2; hop <= one.hops().size(); hop++) {
      followed += arrived(hop).size();
    }
    return followed;
  }

  /** The requests of a hop; what belongs to a case of one hop needs no path of its own. */
  private List<JournalEntry> arrived(int hop) {
    return requests.stream()
        .filter(entry -> one.hops().size() == 1 || isOf(hop, entry))
        .collect(Collectors.toList());
  }

  private boolean isOf(int hop, JournalEntry entry) {
    return entry.path().endsWith("/" + one.path(hop));
  }

  private boolean mayHaveToken(JournalEntry entry) {
    if (!entry.listener().equals(VENDOR)) {
      return false;
    }
    for (int hop = 1; hop <= one.hops().size(); hop++) {
      if (one.hops().size() == 1 || isOf(hop, entry)) {
        return one.hops().get(hop - 1).expected().allowsToken();
      }
    }
    return false;
  }

  private boolean hasToken(JournalEntry entry) {
    return entry.tokenOrdinal() > 0 || leaky.contains(entry.ordinal());
  }
}
