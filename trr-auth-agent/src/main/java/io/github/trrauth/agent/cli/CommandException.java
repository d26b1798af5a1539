package io.github.trrauth.agent.cli;

import io.github.trrauth.TokenException;
import io.github.trrauth.TokenRejectedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A command cannot do what it was asked for: the exit status, and lines that say why. */
final class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitStatus status;

  /** Without a secret or a token in any of them. */
  private final ArrayList<String> lines;

  private CommandException(ExitStatus status, List<String> lines) {
    super(String.join("; ", lines));
    this.status = status;
    this.lines = new ArrayList<>(lines);
  }

  static CommandException of(ExitStatus status, String line) {
    return new CommandException(status, Collections.singletonList(line));
  }

  static CommandException of(ExitStatus status, List<String> lines) {
    return new CommandException(status, lines);
  }

  static CommandException of(TokenException e) {
    return of(statusOf(e), String.valueOf(e.getMessage()));
  }

  static ExitStatus statusOf(TokenException e) {
    return e instanceof TokenRejectedException ? ExitStatus.REJECTED : ExitStatus.UNAVAILABLE;
  }

  ExitStatus status() {
    return status;
  }

  List<String> lines() {
    return Collections.unmodifiableList(lines);
  }
}
