package io.github.trrauth.agent.cli;

import io.github.trrauth.Setting;
import io.github.trrauth.agent.AgentSettings;
import java.io.File;
import java.net.URISyntaxException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code attach}: the agent for a JVM that runs already. */
@Command(
    name = "attach",
    description = {
      "Load the agent into a JVM that runs already. Needs a JDK, and the user that runs that JVM.",
      "What the agent has to say stands on the stderr of that JVM."
    })
final class AttachCommand extends Subcommand {
  private static final Setting[] FILES = {
    Setting.CONFIG_FILE, Setting.CLIENT_SECRET_FILE, Setting.CLIENT_SECRET_NEXT_FILE
  };

  @Option(
      names = {"-l", "--list"},
      description = "List the JVMs of this user: process id and main class.")
  private boolean list;

  @Parameters(
      index = "0",
      paramLabel = "PID",
      arity = "0..1",
      description = "The process id of the JVM.")
  private String pid = "";

  @Parameters(
      index = "1",
      paramLabel = "ARGS",
      arity = "0..1",
      description = {
        "The agent's arguments, as in -javaagent. All other settings come from the JVM's own system"
            + " properties, environment and class path."
      })
  private String arguments = "";

  AttachCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitStatus run() throws CommandException {
    if (list != pid.isEmpty()) {
      throw CommandException.of(ExitStatus.USAGE, "attach needs either a PID or --list");
    }
    return list ? list() : attach();
  }

  private ExitStatus list() throws CommandException {
    for (Map.Entry<String, String> jvm : RunningJvms.open().list().entrySet()) {
      streams().out().println(Lines.padded(jvm.getKey(), 8) + jvm.getValue());
    }
    return ExitStatus.DONE;
  }

  private ExitStatus attach() throws CommandException {
    if (!pid.matches("[0-9]{1,19}")) {
      throw CommandException.of(ExitStatus.USAGE, "PID must be a number; --list shows them");
    }
    checkFiles();
    RunningJvms.open().loadAgent(pid, jar(), arguments);
    streams()
        .out()
        .println(
            "The agent has been loaded into "
                + pid
                + ". If it is off, or was there before, that JVM's stderr says so in one line that"
                + " begins with \"trr-auth:\".");
    return ExitStatus.DONE;
  }

  /** The other JVM most likely runs in another folder, and tells nobody here what it misses. */
  private void checkFiles() throws CommandException {
    AgentSettings given = AgentSettings.of(arguments, ClassLoader.getSystemClassLoader());
    for (Setting setting : FILES) {
      String file = given.apply(setting.key());
      boolean here = arguments.contains(setting.key().substring(Setting.PREFIX.length()) + "=");
      if (here && file != null && !new File(file.trim()).isAbsolute()) {
        throw CommandException.of(
            ExitStatus.USAGE,
            setting.key() + " must be an absolute path here: the JVM runs in a folder of its own");
      }
    }
  }

  private static String jar() {
    try {
      return new File(
              AttachCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .getPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
