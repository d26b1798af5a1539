package io.github.trrauth.agent.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code completion}: the script that lets a shell complete commands and options. */
@Command(
    name = "completion",
    description = "Print a script with which bash and zsh complete commands and options.",
    footer = {
      "",
      "  alias trr-auth='java -jar /opt/trr-auth-agent.jar'",
      "  source <(trr-auth completion)"
    })
final class CompletionCommand extends Subcommand {
  @Parameters(
      paramLabel = "ALIAS",
      arity = "0..1",
      description = "What the command line is called in the shell; trr-auth unless given.")
  private String alias = "trr-auth";

  CompletionCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitStatus run() throws CommandException {
    // It becomes the name of functions in a script that a shell evaluates.
    if (!alias.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw CommandException.of(
          ExitStatus.USAGE, "ALIAS must be letters, digits, \".\", \"_\" and \"-\"");
    }
    CommandLine commands = Commands.commandLine("", streams());
    streams().out().print(AutoComplete.bash(alias, commands));
    return ExitStatus.DONE;
  }
}
