package io.github.trrauth.sandbox;

/** An answer, what is to go wrong on its way, and what to do before its first byte leaves. */
final class Reply {
  private final Answer answer;
  private final Misbehaviour misbehaviour;
  private final Runnable beforeFirstByte;

  Reply(Answer answer, Misbehaviour misbehaviour, Runnable beforeFirstByte) {
    this.answer = answer;
    this.misbehaviour = misbehaviour;
    this.beforeFirstByte = beforeFirstByte;
  }

  static Reply plain(Answer answer) {
    return new Reply(answer, Misbehaviour.with(), () -> {});
  }

  Answer answer() {
    return answer;
  }

  Misbehaviour misbehaviour() {
    return misbehaviour;
  }

  void beforeFirstByte() {
    beforeFirstByte.run();
  }
}
