package io.github.trrauth.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.github.trrauth.jvms.Conversation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A running {@link Caller} in another JVM, all that it says being kept. */
final class OtherJvm implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Conversation conversation;
  private final Path out;

  private OtherJvm(Conversation conversation, Path out) {
    this.conversation = conversation;
    this.out = out;
  }

  /** Starts it; what it says is kept in the folder. */
  static OtherJvm start(List<String> command, Path output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    // Whatever the machine sets for all JVMs would lead this one somewhere else.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return new OtherJvm(
        Conversation.with(builder, output.resolve("stderr"), LIMIT), output.resolve("stdout"));
  }

  String say(String line) {
    String answer = conversation.say(line);
    try {
      Files.writeString(out, answer + "\n", UTF_8, CREATE, APPEND);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it end by itself, and ends it if it does not. */
  @Override
  public void close() {
    conversation.end();
  }
}
