package io.github.trrauth.servers;

/** A part of the contract, and what it needs to know of the server. */
public interface Tested {
  /** The running server and its vendor. */
  Stage stage();

  /** Says whether the server has enterprise beans, Jakarta Concurrency and their threads. */
  default boolean hasEnterpriseBeans() {
    return true;
  }

  /** Begins an application that uses what this server has. */
  default TestApplication application(String name) {
    TestApplication application =
        TestApplication.of(name, stage().vendor())
            .with(stage().elsewhere(), stage().vendor().httpUrl());
    return hasEnterpriseBeans() ? application : application.withoutEnterpriseBeans();
  }
}
