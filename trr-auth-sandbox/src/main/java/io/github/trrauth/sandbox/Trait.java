package io.github.trrauth.sandbox;

import java.time.Duration;
import java.util.Locale;

/** One thing that can be wrong with an answer, in the order in which the page shows them. */
enum Trait {
  STATUS,
  BODY,
  NESTED,
  PADDED,
  MALFORMED,
  GZIP,
  CHUNKED,
  DELAY,
  HANG,
  DRIP_HEAD,
  DRIP_BODY,
  CUT;

  /** The name by which the control page takes it, or one that says what is shown of it. */
  String shownName() {
    String name = name().toLowerCase(Locale.ROOT);
    switch (this) {
      case BODY:
        return "body_length";
      case DELAY:
      case DRIP_HEAD:
      case DRIP_BODY:
        return name + "_ms";
      default:
        return name;
    }
  }

  /** The value as JSON has it; of a body only the length. */
  Object shown(Object value) {
    switch (this) {
      case BODY:
        return ((String) value).length();
      case DELAY:
      case DRIP_HEAD:
      case DRIP_BODY:
        return ((Duration) value).toMillis();
      case CUT:
        return ((Misbehaviour.Cut) value).name().toLowerCase(Locale.ROOT).replace('_', '-');
      default:
        return value;
    }
  }
}
