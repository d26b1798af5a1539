package io.github.trrauth.agent.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line without a command: it says what the jar is and what can be done with it. */
@Command(
    name = RootCommand.NAME,
    description = {
      "It gives the requests that a program makes through java.net.HttpURLConnection their bearer"
          + " token, if they go to the vendor's API; the program needs no change. Attach it to a"
          + " program, on Java 8 or newer:",
      "",
      "  java -javaagent:trr-auth-agent.jar=config-file=/etc/trr-auth.properties -jar program.jar",
      "",
      "with a file /etc/trr-auth.properties that holds",
      "",
      "  trr.auth.client-id=...",
      "  trr.auth.client-secret-file=/run/secrets/trr-auth",
      "",
      "Every setting can also be a system property, -Dtrr.auth.client-id=..., or an environment"
          + " variable, TRR_AUTH_CLIENT_ID=...; a secret is better not put on a command line.",
      "",
      "Run by itself, it has these options and commands:"
    },
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit status:%n")
final class RootCommand extends Subcommand {
  static final String NAME = "java -jar trr-auth-agent.jar";

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version and exit.")
  @SuppressWarnings("UnusedVariable") // Picocli acts on it.
  private boolean version;

  @Spec private @Nullable CommandSpec spec;

  RootCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitStatus run() {
    if (spec != null) {
      spec.commandLine().usage(streams().out(), streams().colours());
    }
    return ExitStatus.DONE;
  }
}
