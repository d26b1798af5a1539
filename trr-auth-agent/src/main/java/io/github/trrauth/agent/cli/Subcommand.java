package io.github.trrauth.agent.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What all commands have: streams, an exit status, and {@code --help}. */
@Command
abstract class Subcommand implements Callable<Integer> {
  private final Streams streams;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // Picocli acts on it.
  private boolean help;

  Subcommand(Streams streams) {
    this.streams = streams;
  }

  final Streams streams() {
    return streams;
  }

  @Override
  public final Integer call() throws CommandException {
    return run().code();
  }

  /** Does what the command is for; output that cannot be written is noticed by the caller. */
  abstract ExitStatus run() throws CommandException;
}
