package io.github.trrauth.agent.cli;

import io.github.trrauth.AccessToken;
import io.github.trrauth.Setting;
import io.github.trrauth.Settings;
import io.github.trrauth.TokenException;
import io.github.trrauth.agent.AgentSettings;
import io.github.trrauth.agent.MistakesException;
import io.github.trrauth.agent.VendorClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check}: the settings as the agent sees them, and whether they lead to a token. */
@Command(
    name = "check",
    description = {
      "Read the settings exactly as the agent would, say where each value comes from, and ask for a"
          + " token; then say in one line each what is right and what is wrong."
    })
final class CheckCommand extends Subcommand {
  @Mixin private final Configuration configuration = new Configuration();

  CheckCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitStatus run() throws CommandException {
    AgentSettings configured = configuration.read();
    Verdicts verdicts = new Verdicts(streams());
    new ConfiguredValues(configured).print(streams().out());
    configuration.missingEntries().forEach(verdicts::warning);
    Settings settings;
    try {
      settings = configured.check();
    } catch (MistakesException e) {
      e.mistakes().forEach(verdicts::wrong);
      return ExitStatus.MISCONFIGURED;
    }
    configured.unknownKeys().forEach(verdicts::warning);
    if (!settings.enabled()) {
      verdicts.ok(
          "settings: " + Setting.ENABLED.key() + " is false, so that the agent does nothing");
      return ExitStatus.DONE;
    }
    verdicts.ok("settings: requests to " + settings.origin() + " are signed");
    return askForToken(settings, verdicts);
  }

  private static ExitStatus askForToken(Settings settings, Verdicts verdicts) {
    try (VendorClient client = VendorClient.of(settings, event -> {})) {
      AccessToken token = client.token();
      if (client.metrics().fetchesRejected() > 0) {
        verdicts.warning(
            "token: "
                + Setting.CLIENT_SECRET.key()
                + " was refused; the token was given out for "
                + Setting.CLIENT_SECRET_NEXT.key());
      }
      verdicts.ok(
          "token: "
              + settings.tokenUrl()
              + " gave out one that is valid for "
              + token.lifetime()
              + " (token "
              + token.fingerprint()
              + ")");
      return ExitStatus.DONE;
    } catch (TokenException e) {
      verdicts.wrong("token: " + e.getMessage());
      return CommandException.statusOf(e);
    }
  }
}
