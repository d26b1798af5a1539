package io.github.trrauth.sandbox;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Which requests are to be answered badly, and how. */
final class Programme {
  /** The target that stands for every request that should carry a token. */
  static final String CALLS = "calls";

  private static final int UNTIL_CLEARED = -1;

  private final List<Rule> rules = new ArrayList<>();
  private CountDownLatch gate = new CountDownLatch(1);
  private int hanging;

  /** The next {@code times} requests for the target, behind those that are spoken for already. */
  synchronized void next(int times, String target, Misbehaviour misbehaviour) {
    if (times < 1) {
      throw new IllegalArgumentException("times must be positive, was " + times);
    }
    rules.add(new Rule(target, times, misbehaviour));
  }

  /** Every request for the target, when nothing is said of the next ones. */
  synchronized void always(String target, Misbehaviour misbehaviour) {
    rules.removeIf(rule -> rule.left == UNTIL_CLEARED && rule.is(target));
    rules.add(new Rule(target, UNTIL_CLEARED, misbehaviour));
  }

  synchronized void clear(String target) {
    rules.removeIf(rule -> rule.is(target));
  }

  synchronized void clear() {
    rules.clear();
  }

  /** What is in force, in the order in which it was programmed; no body and no header's value. */
  synchronized List<Map<String, Object>> rules() {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (Rule rule : rules) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("path", rule.target);
      one.put("times", rule.left == UNTIL_CLEARED ? Json.NULL : rule.left);
      one.put("answer", rule.misbehaviour.traits());
      shown.add(one);
    }
    return shown;
  }

  /** What is wrong with the answer to this request; counts it. */
  synchronized Misbehaviour take(Request request) {
    Misbehaviour lasting = Misbehaviour.with();
    for (Iterator<Rule> all = rules.iterator(); all.hasNext(); ) {
      Rule rule = all.next();
      if (!rule.matches(request)) {
        continue;
      }
      if (rule.left == UNTIL_CLEARED) {
        lasting = rule.misbehaviour; // the latest one wins
      } else {
        if (--rule.left == 0) {
          all.remove();
        }
        return rule.misbehaviour;
      }
    }
    return lasting;
  }

  /** Returns when {@link #release} is called; interrupted when the sandbox closes. */
  void hang() throws InterruptedException {
    CountDownLatch closed;
    synchronized (this) {
      closed = gate;
      hanging++;
    }
    try {
      closed.await();
    } finally {
      synchronized (this) {
        hanging--;
      }
    }
  }

  synchronized int hanging() {
    return hanging;
  }

  synchronized void release() {
    gate.countDown();
    gate = new CountDownLatch(1);
  }

  /** A target is a path, one that ends with an asterisk, all calls, or any behind a method. */
  private static final class Rule {
    private final String target;
    private final String method;
    private final String path;
    private final Misbehaviour misbehaviour;
    private int left;

    Rule(String target, int left, Misbehaviour misbehaviour) {
      int space = target.indexOf(' ');
      this.target = target;
      this.method = space < 0 ? "" : target.substring(0, space);
      this.path = target.substring(space + 1);
      this.misbehaviour = misbehaviour;
      this.left = left;
      if (!path.startsWith("/") && !path.equals(CALLS)) {
        throw new IllegalArgumentException(
            "target must be a path or a method and a path, or calls, was " + target);
      }
    }

    boolean is(String other) {
      return target.equals(other);
    }

    boolean matches(Request request) {
      return matchesPath(request) && (method.isEmpty() || method.equals(request.method()));
    }

    private boolean matchesPath(Request request) {
      if (path.equals(CALLS)) {
        return request.isCall();
      }
      return path.endsWith("*")
          ? request.path().startsWith(path.substring(0, path.length() - 1))
          : request.path().equals(path);
    }
  }
}
