package io.github.trrauth.agent.cli;

import io.github.trrauth.Settings;
import io.github.trrauth.TokenException;
import io.github.trrauth.agent.VendorClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code token}: a token for other programs. */
@Command(
    name = "token",
    description = "Print a valid token on stdout and nothing else, for other programs.",
    footer = {"", "  curl -H \"Authorization: Bearer $(java -jar trr-auth-agent.jar token)\" URL"})
final class TokenCommand extends Subcommand {
  @Mixin private final Configuration configuration = new Configuration();

  @Option(names = "--force", description = "Print it on a terminal as well.")
  private boolean force;

  TokenCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitStatus run() throws CommandException {
    if (streams().isTerminal() && !force) {
      throw CommandException.of(
          ExitStatus.USAGE,
          "stdout is a terminal, which would show and keep the token: use $(...) or a pipe, or add"
              + " --force");
    }
    Settings settings = configuration.usable(configuration.read(), streams());
    try (VendorClient client = VendorClient.of(settings, event -> {})) {
      // No line separator of the system's: a shell takes off this one alone.
      streams().out().print(client.token().value() + "\n");
      return ExitStatus.DONE;
    } catch (TokenException e) {
      throw CommandException.of(e);
    }
  }
}
