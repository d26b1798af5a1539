package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged jar in a JVM of its own, known by what it prints. */
final class PackagedSandbox implements AutoCloseable {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final String JAR = System.getProperty("sandbox.jar", "");

  private final Process process;
  private final String printed;

  private PackagedSandbox(Process process, String printed) {
    this.process = process;
    this.printed = printed;
  }

  /** Runs it until its first lines have been printed. */
  static PackagedSandbox start(String... options) throws IOException {
    Process process = run(options);
    return new PackagedSandbox(process, readSettings(process));
  }

  /** Starts it, whatever it does then. */
  static Process run(String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-jar", JAR));
    arguments.addAll(List.of(options));
    return java(arguments.toArray(new String[0]));
  }

  static Process java(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  static String output(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  String printed() {
    return printed;
  }

  Properties settings() throws IOException {
    Properties settings = new Properties();
    settings.load(new StringReader(printed));
    return settings;
  }

  /** The options for the JVM that is to trust it. */
  List<String> trust() {
    Matcher options = found("(?m)^# (-Djavax\\S+) (-Djavax\\S+)$");
    return List.of(options.group(1), options.group(2));
  }

  Path trustStore() {
    return Path.of(trust().get(0).substring("-Djavax.net.ssl.trustStore=".length()));
  }

  /** The address of the page, without the slash behind the port. */
  URI page() {
    return URI.create(found("(?m)^# To watch it, in a browser: (http://\\S+)/$").group(1));
  }

  /** The origin without TLS, of one that was started with {@code --plain-http}. */
  URI plainHttp() {
    return URI.create(found("(?m)^# Without TLS: (http://\\S+)$").group(1));
  }

  /** Ends it as Ctrl+C does; the rest of what it printed. */
  String stop() throws IOException, InterruptedException {
    process.toHandle().destroy(); // unlike Process.destroy, leaves the output to be read
    return output(process);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private Matcher found(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(printed);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher;
  }

  /** Everything up to the last line that is printed at the start. */
  private static String readSettings(Process sandbox) throws IOException {
    StringBuilder text = new StringBuilder();
    // Not closed: the process is still to be read from.
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(sandbox.getInputStream(), UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      text.append(line).append('\n');
      if (line.startsWith("# To make it misbehave")) {
        return text.toString();
      }
    }
    throw new IOException("The sandbox ended early: " + text);
  }
}
