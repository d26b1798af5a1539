package io.github.trrauth.agent;

/** The instructions of the JVM, as far as they must be known to tell one from the next. */
final class Instructions {
  static final int ACONST_NULL = 0x01;
  static final int ALOAD_1 = 0x2b;
  static final int INVOKESTATIC = 0xb8;

  private static final int ARETURN = 0xb0;

  /**
   * How long each is, sixteen to a line (Java Virtual Machine Specification, section 6.5); 0 for
   * those that have no one length: the two switches and {@code wide}.
   */
  private static final String LENGTHS =
      "1111111111111111"
          + "2323322222111111"
          + "1111111111111111"
          + "1111112222211111"
          + "1111111111111111"
          + "1111111111111111"
          + "1111111111111111"
          + "1111111111111111"
          + "1111311111111111"
          + "1111111113333333"
          + "3333333332001111"
          + "1133333335532311"
          + "3311043355";

  private Instructions() {}

  /** Says whether there is one return of a reference, and nothing after it. */
  static boolean returnAtTheirEndOnly(byte[] code, int from, int length) {
    int end = from + length;
    int at = from;
    while (at < end - 1) {
      int opcode = code[at] & 0xff;
      int step = opcode < LENGTHS.length() ? LENGTHS.charAt(opcode) - '0' : 0;
      if (step == 0 || opcode == ARETURN) {
        return false;
      }
      at += step;
    }
    return at == end - 1 && (code[at] & 0xff) == ARETURN;
  }
}
