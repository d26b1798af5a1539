package io.github.trrauth.servers;

/** A part of the contract, and what it needs to know of the server. */
public interface Tested {
  /**
   * How many applications that have ended a server's worker threads may hold on to at most: each of
   * them the last one that it has served.
   */
  int HELD_BY_WORKERS = 4;

  /** The running server and its vendor. */
  Stage stage();

  /** Says whether the server has enterprise beans, Jakarta Concurrency and their threads. */
  default boolean hasEnterpriseBeans() {
    return true;
  }

  /** Names the client that is used where its kind does not matter. */
  default String anyClient() {
    return "built";
  }

  /** Says whether a request whose token is rejected is sent once more. */
  default boolean replays() {
    return true;
  }

  /** Says whether the server has Jakarta EE 10, and with it asynchronous CDI methods. */
  default boolean hasJakartaEe10() {
    return true;
  }

  /** Says whether the server lets go of an application that has ended, when ours is not in it. */
  default boolean letsGoOfApplications() {
    return true;
  }

  /**
   * Says what becomes of a call.
   *
   * @param thread a kind of thread
   * @param client a kind of client
   */
  default Calling calling(String thread, String client) {
    return Calling.SIGNED;
  }

  /** Names the exception that a call ends with when no token can be had. */
  default String failureOfACall() {
    return "jakarta.ws.rs.ProcessingException";
  }

  /** Begins an application that uses what this server has. */
  default TestApplication application(String name) {
    TestApplication application =
        TestApplication.of(name, stage().vendor())
            .with(stage().elsewhere(), stage().vendor().httpUrl());
    if (!hasEnterpriseBeans()) {
      application.withoutEnterpriseBeans();
    }
    return hasJakartaEe10() ? application : application.withoutJakartaEe10();
  }
}
