package io.github.trrauth.agent.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: takes the arguments, runs a command, and returns the exit status. {@code Main}
 * finds this class by its name.
 */
public final class Commands implements ToIntFunction<String[]> {
  /** The width of help and tables, in characters. */
  static final int WIDTH = 100;

  private final String version;

  /**
   * Called by {@code Main}.
   *
   * @param version the version of the jar, or an empty text
   */
  public Commands(String version) {
    this.version = version;
  }

  /**
   * Runs a command.
   *
   * @param arguments the command and what it takes
   * @return the exit status
   */
  @Override
  public int applyAsInt(String[] arguments) {
    return run(Streams.ofTheProcess(), version, arguments);
  }

  static int run(Streams streams, String version, String... arguments) {
    int status = commandLine(version, streams).execute(arguments);
    return streams.out().checkError() ? ExitStatus.NOT_WRITTEN.code() : status;
  }

  static CommandLine commandLine(String version, Streams streams) {
    String title = "trr-auth agent" + (version.isEmpty() ? "" : " " + version);
    CommandLine commands = new CommandLine(new RootCommand(streams));
    commands.addSubcommand(new CheckCommand(streams));
    commands.addSubcommand(new TokenCommand(streams));
    commands.addSubcommand(new CallCommand(streams));
    commands.addSubcommand(new AttachCommand(streams));
    commands.addSubcommand(new SettingsCommand(streams));
    commands.addSubcommand(new CompletionCommand(streams));
    commands.getCommandSpec().version(title);
    commands.getCommandSpec().usageMessage().header(title).exitCodeList(ExitStatus.list());
    // For the help, which is ASCII as it stands in the source.
    commands.setOut(
        new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.US_ASCII), true));
    commands.setColorScheme(Help.defaultColorScheme(streams.colours()));
    commands.setUsageHelpWidth(WIDTH);
    // An argument that begins with @ is a body in a file.
    commands.setExpandAtFiles(false);
    commands.setParameterExceptionHandler((e, all) -> misused(e, streams));
    commands.setExecutionExceptionHandler((e, command, all) -> failed(e, streams));
    return commands;
  }

  private static int misused(ParameterException e, Streams streams) {
    streams.complain(mistake(e));
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    streams.complain("try " + name + " --help");
    return ExitStatus.USAGE.code();
  }

  /** Says what is wrong without quoting what may be a secret in a wrong place. */
  private static String mistake(ParameterException e) {
    if (e instanceof MissingParameterException || e instanceof OverwrittenOptionException) {
      return Lines.one(String.valueOf(e.getMessage()));
    }
    if (!(e instanceof UnmatchedArgumentException)) {
      return "an argument has a value that is not allowed";
    }
    UnmatchedArgumentException unmatched = (UnmatchedArgumentException) e;
    String first = unmatched.getUnmatched().get(0);
    if (first.startsWith("--")) {
      int equals = first.indexOf('=');
      return "unknown option " + Lines.one(equals < 0 ? first : first.substring(0, equals));
    }
    boolean command = e.getCommandLine().getParent() == null;
    return command
        ? "there is no such command (not shown, it may be a secret)"
        : "there is an argument too many (not shown, it may be a secret)";
  }

  private static int failed(Exception e, Streams streams) {
    if (e instanceof CommandException) {
      ((CommandException) e).lines().forEach(streams::complain);
      return ((CommandException) e).status().code();
    }
    // Without its text, of which nobody knows what it holds.
    streams.complain("this is a fault, please report it: " + e.getClass().getName());
    for (StackTraceElement frame : e.getStackTrace()) {
      streams.aside("  at " + frame);
    }
    return ExitStatus.FAULT.code();
  }
}
