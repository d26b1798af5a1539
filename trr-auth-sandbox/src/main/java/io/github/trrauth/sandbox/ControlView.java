package io.github.trrauth.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sandbox as JSON, without a secret and without the value of a token. */
final class ControlView {
  /** More than a reader can follow; the journal itself keeps all. */
  private static final int MAX_ENTRIES = 100;

  private static final int MAX_TOKENS = 6;

  private ControlView() {}

  /** All that the page shows, as it is now. */
  static Map<String, Object> state(Sandbox sandbox) {
    List<Object> journal = new ArrayList<>();
    sandbox.journal().latest(MAX_ENTRIES).forEach(entry -> journal.add(entry(entry)));
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("base_url", sandbox.baseUrl().toString());
    state.put("client_id", sandbox.credentials().clientId());
    state.put("secrets", sandbox.credentials().secrets().size());
    state.put("issuing", sandbox.tokens().issuing());
    state.put("issued", sandbox.tokens().count());
    state.put("tokens", sandbox.tokens().latest(MAX_TOKENS));
    state.put("answers", sandbox.programme().rules());
    state.put("hanging", sandbox.hanging());
    state.put("summary", sandbox.journal().summary().byTitle());
    state.put("journal", journal);
    return state;
  }

  static Map<String, Object> entry(JournalEntry entry) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("ordinal", entry.ordinal());
    shown.put("at", entry.at().toString());
    shown.put("kind", entry.kind());
    shown.put("listener", entry.listener());
    shown.put("method", entry.method());
    shown.put("path", entry.path());
    shown.put("token_state", entry.tokenState().name());
    shown.put("token_ordinal", entry.tokenOrdinal());
    shown.put("token_fingerprint", entry.tokenFingerprint());
    shown.put("body_length", entry.bodyLength());
    shown.put("body_sha256", entry.bodySha256());
    shown.put("replay_of", entry.replayOf());
    shown.put("status", entry.status());
    shown.put("finished", entry.finished());
    return shown;
  }
}
