package io.github.trrauth.sandbox;

/** Takes every request of every listener: writes it down, checks its token, finds who answers. */
final class FrontDesk {
  private final Journal journal;
  private final Tokens tokens;
  private final Programme programme;
  private final TokenEndpoint tokenEndpoint;
  private final VendorApi vendor;
  private final ControlPage control;

  FrontDesk(
      Journal journal,
      Tokens tokens,
      Programme programme,
      TokenEndpoint tokenEndpoint,
      VendorApi vendor,
      ControlPage control) {
    this.journal = journal;
    this.tokens = tokens;
    this.programme = programme;
    this.tokenEndpoint = tokenEndpoint;
    this.vendor = vendor;
    this.control = control;
  }

  Reply receive(Request request) {
    Presented presented = tokens.judge(request);
    if (ControlPage.serves(request)) {
      return Reply.plain(control.answer(request));
    }
    JournalEntry entry = journal.arrive(request, presented);
    Misbehaviour misbehaviour = programme.take(request);
    Answer honest =
        misbehaviour.status() == 0
            ? answer(request, presented)
            : Answer.message(misbehaviour.status(), Answer.reason(misbehaviour.status()));
    Answer answer = misbehaviour.shape(honest);
    int seen = misbehaviour.answers() ? answer.status() : 0;
    return new Reply(answer, misbehaviour, () -> journal.finish(entry, seen));
  }

  /** Notes what could not be read as a request. */
  void receiveUnreadable(Request rest, int status) {
    if (!rest.listener().equals(Sandbox.PAGE)) {
      journal.finish(journal.arrive(rest, tokens.judge(rest)), status);
    }
  }

  void hang() throws InterruptedException {
    programme.hang();
  }

  private Answer answer(Request request, Presented presented) {
    if (presented.state() == TokenState.DOUBLED) {
      return Answer.message(400, "There must be one Authorization header.");
    }
    String path = request.path();
    if (path.equals(Sandbox.TOKEN_PATH)) {
      return tokenEndpoint.answer(request);
    }
    if (path.startsWith("/v1/")) {
      return presented.state() == TokenState.VALID
          ? vendor.answer(request, presented)
          : Answer.message(401, "Unauthorized");
    }
    if (path.equals("/open/echo") || path.startsWith("/open/echo/")) {
      return Echo.answer(request, presented);
    }
    return Answer.message(404, "Not Found");
  }
}
