package io.github.trrauth.agent.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the exit status of the command line says to a script. */
enum ExitStatus {
  DONE(0, "Done."),
  MISCONFIGURED(1, "The settings have mistakes, or switch the agent off where a token is needed."),
  USAGE(2, "The command line has a mistake; nothing was sent."),
  REJECTED(3, "The token endpoint refused the credentials."),
  UNAVAILABLE(4, "No token can be had at the moment."),
  HTTP_ERROR(5, "The API answered with HTTP 400 or above."),
  NO_ANSWER(6, "The API gave no answer, or only a part of it."),
  NOT_ATTACHED(7, "The agent could not be attached, or the JVMs not be listed."),
  NOT_WRITTEN(8, "The output could not be written."),
  FAULT(70, "A fault of this program: please report it.");

  private final int code;
  private final String meaning;

  ExitStatus(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  String meaning() {
    return meaning;
  }

  /** Returns all of them for the help. */
  static Map<String, String> list() {
    Map<String, String> list = new LinkedHashMap<>();
    for (ExitStatus status : values()) {
      list.put((status.code < 10 ? " " : "") + status.code, status.meaning);
    }
    return list;
  }
}
