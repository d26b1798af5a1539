package io.github.trrauth.chaos;

/** One call of the program's, as it saw it: begin and end as ticks, and what came of it. */
record Call(int number, long from, long to, String result) {
  static Call of(String line) {
    String[] words = line.split(" ", -1);
    return new Call(
        Integer.parseInt(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]), words[4]);
  }

  boolean succeeded() {
    return result.equals("200");
  }

  boolean isUnauthorized() {
    return result.equals("401");
  }

  /** Whether it failed because there was no token, as documented, and so was not sent. */
  boolean isUnavailable() {
    return isFailure("TokenUnavailableException");
  }

  /** Whether it failed because the endpoint refuses the credentials, as documented. */
  boolean isRejected() {
    return isFailure("TokenRejectedException");
  }

  private boolean isFailure(String documented) {
    return result.startsWith("ProcessingException<" + documented)
        || result.startsWith("IOException<" + documented);
  }
}
