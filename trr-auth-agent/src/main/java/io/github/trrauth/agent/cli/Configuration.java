package io.github.trrauth.agent.cli;

import io.github.trrauth.Setting;
import io.github.trrauth.Settings;
import io.github.trrauth.agent.AgentSettings;
import io.github.trrauth.agent.MistakesException;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say where the settings are, beside what the agent looks at anyway. */
final class Configuration {
  @Option(
      names = {"-a", "--agent-args"},
      paramLabel = "ARGS",
      description = {
        "The agent's arguments: what stands behind \"trr-auth-agent.jar=\" in -javaagent, such as"
            + " config-file=/etc/trr-auth.properties."
      })
  private String arguments = "";

  @Option(
      names = {"-cp", "--class-path"},
      paramLabel = "PATH",
      description = {
        "The class path of the application (with java -jar: its jar), where"
            + " META-INF/microprofile-config.properties is looked for."
      })
  private String classPath = "";

  /** Reads the settings as the agent would, in an application with that class path. */
  AgentSettings read() throws CommandException {
    // Left open: a properties file may be read at any time.
    return AgentSettings.of(
        arguments,
        classPath.isEmpty()
            ? ClassLoader.getSystemClassLoader()
            : new URLClassLoader(urls(), null));
  }

  private URL[] urls() throws CommandException {
    List<URL> urls = new ArrayList<>();
    for (File entry : entries()) {
      try {
        urls.add(entry.toURI().toURL());
      } catch (MalformedURLException e) {
        throw CommandException.of(
            ExitStatus.USAGE, "--class-path: " + entry + " is no path: " + e.getMessage());
      }
    }
    return urls.toArray(new URL[0]);
  }

  /** The entries of the class path; a folder with {@code *} stands for the jars in it. */
  private List<File> entries() {
    List<File> entries = new ArrayList<>();
    for (String name : classPath.split(File.pathSeparator, -1)) {
      File entry = new File(name);
      if (entry.getName().equals("*")) {
        File[] jars =
            entry
                .getAbsoluteFile()
                .getParentFile()
                .listFiles((folder, jar) -> jar.endsWith(".jar") || jar.endsWith(".JAR"));
        for (File jar : jars == null ? new File[0] : jars) {
          entries.add(jar);
        }
      } else if (!name.isEmpty()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** Names what is not there: a JVM passes over it in silence, as this does. */
  List<String> missingEntries() {
    List<String> missing = new ArrayList<>();
    for (File entry : entries()) {
      if (!entry.exists()) {
        missing.add("--class-path: there is no " + entry + ", which a JVM does not mind");
      }
    }
    return missing;
  }

  /** Returns settings with which there are tokens; warnings go to stderr, as the agent's do. */
  Settings usable(AgentSettings configured, Streams streams) throws CommandException {
    missingEntries().forEach(streams::complain);
    Settings settings;
    try {
      settings = configured.check();
    } catch (MistakesException e) {
      throw CommandException.of(ExitStatus.MISCONFIGURED, e.mistakes());
    }
    configured.unknownKeys().forEach(streams::complain);
    if (!settings.enabled()) {
      throw CommandException.of(
          ExitStatus.MISCONFIGURED,
          Setting.ENABLED.key() + " is false: the agent does nothing, and no token is asked for");
    }
    return settings;
  }
}
