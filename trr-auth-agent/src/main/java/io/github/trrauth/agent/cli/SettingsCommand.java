package io.github.trrauth.agent.cli;

import io.github.trrauth.Setting;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** {@code settings}: the table of all settings. */
@Command(
    name = "settings",
    description = "Print all settings, with their defaults, what is allowed and what they mean.")
final class SettingsCommand extends Subcommand {
  private static final int KEY_WIDTH = 36;

  SettingsCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitStatus run() {
    Ansi colours = streams().colours();
    for (Setting.Group group : Setting.Group.values()) {
      streams().out().println(colours.string("@|bold " + title(group) + "|@"));
      for (Setting setting : Setting.values()) {
        if (setting.group() == group) {
          print(setting);
        }
      }
    }
    return ExitStatus.DONE;
  }

  private void print(Setting setting) {
    String left = "  " + setting.key();
    for (String line : Lines.wrapped(meaning(setting), Commands.WIDTH - KEY_WIDTH)) {
      streams().out().println(Lines.padded(left, KEY_WIDTH) + line);
      left = "";
    }
  }

  private static String title(Setting.Group group) {
    String name = group.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String meaning(Setting setting) {
    String value = setting.defaultValue();
    String text = setting.text() + " Allowed: " + setting.range() + ".";
    String withDefault = value == null ? text : text + " Default: " + value + ".";
    return withDefault.replace("`", "");
  }
}
