package io.github.trrauth.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request as the vendor saw it. */
final class Seen {
  private static final Pattern ENTRY = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern MEMBER =
      Pattern.compile("\"([a-z0-9_]+)\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\\s]+))");

  private final Map<String, String> members;

  private Seen(Map<String, String> members) {
    this.members = members;
  }

  /** Reads the journal, a list of objects whose members are strings, numbers and flags. */
  static List<Seen> parse(String json) {
    List<Seen> entries = new ArrayList<>();
    Matcher entry = ENTRY.matcher(json);
    while (entry.find()) {
      Map<String, String> members = new HashMap<>();
      Matcher member = MEMBER.matcher(entry.group(1));
      while (member.find()) {
        members.put(member.group(1), member.group(member.group(2) == null ? 3 : 2));
      }
      entries.add(new Seen(members));
    }
    return entries;
  }

  private String member(String name) {
    return members.getOrDefault(name, "");
  }

  String listener() {
    return member("listener");
  }

  String method() {
    return member("method");
  }

  String path() {
    return member("path");
  }

  /** NONE for an unsigned request, VALID, REVOKED and so on. */
  String token() {
    return member("token_state");
  }

  String fingerprint() {
    return member("token_fingerprint");
  }

  String status() {
    return member("status");
  }

  String bodySha256() {
    return member("body_sha256");
  }

  String bodyLength() {
    return member("body_length");
  }

  boolean isReplay() {
    return !member("replay_of").equals("0");
  }

  @Override
  public String toString() {
    return listener() + ' ' + method() + ' ' + path() + ' ' + token() + ' ' + status();
  }
}
