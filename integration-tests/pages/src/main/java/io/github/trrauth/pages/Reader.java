package io.github.trrauth.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who follows a page in a folder of their own. The only change to what they type: where a
 * page names a port, it is one that is free. For one thread.
 */
public final class Reader implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration START = Duration.ofMinutes(1);

  private final Path folder;
  private final Path java;
  private final Ports ports = Ports.free();
  private final List<Process> background = new ArrayList<>();
  private @Nullable Path printed;
  private boolean goesOn;
  private int commands;

  private Reader(Path folder, Path java) {
    this.folder = folder;
    this.java = java;
  }

  /**
   * Gives somebody an empty folder.
   *
   * @param folder what is in it from earlier is deleted
   * @param java the home of the JDK that they have
   * @return who follows
   * @throws IOException if the folder cannot be emptied
   */
  public static Reader in(Path folder, Path java) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
    return new Reader(folder, java);
  }

  /**
   * Puts what this project builds into the folder, as the pages say that a reader has it.
   *
   * @return this
   * @throws IOException if it has not been built
   */
  public Reader withJars() throws IOException {
    for (String name : List.of("trr-auth-agent", "trr-auth-cdi", "trr-auth-sandbox")) {
      String jar = name + "-" + System.getProperty("project.version") + ".jar";
      Files.copy(
          Page.ROOT.resolve(name).resolve("target").resolve(jar), folder.resolve(name + ".jar"));
    }
    return this;
  }

  /**
   * Does what a block shows, if it is one to do.
   *
   * @param block what comes next on the page
   * @throws IOException if a file cannot be written
   * @throws InterruptedException if the thread is interrupted
   */
  public void follow(Block block) throws IOException, InterruptedException {
    if (block.is(Mark.Kind.FILE)) {
      Path file = folder.resolve(argument(block));
      Files.createDirectories(file.getParent());
      Files.writeString(file, ports.in(block.text()));
    } else if (block.is(Mark.Kind.RUN)) {
      run(block);
    } else if (block.is(Mark.Kind.OUTPUT)) {
      compare(block);
    }
  }

  private static String argument(Block block) {
    return block.mark() == null ? "" : block.mark().argument();
  }

  private void run(Block block) throws IOException, InterruptedException {
    Path output = folder.resolveSibling(folder.getFileName() + "-" + ++commands + ".txt");
    printed = output;
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-eu", "-c", ports.in(block.text()))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().merge("PATH", java.resolve("bin") + ":", (path, first) -> first + path);
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("TRR_"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    process.getOutputStream().close();
    goesOn = argument(block).equals("background");
    if (goesOn) {
      background.add(process);
      return;
    }
    boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      end(process);
    }
    String text = Output.plain(Files.readString(output));
    assertThat(ended).as("%s has not ended: %s", block, text).isTrue();
    assertThat(process.exitValue() != 0)
        .as("%s ended with %s: %s", block, process.exitValue(), text)
        .isEqualTo(argument(block).equals("fails"));
  }

  /** What goes on in the background may not have printed all of it yet. */
  private void compare(Block block) {
    Path output = requireNonNull(printed, block + ": no command before it");
    Duration patience = goesOn ? START : Duration.ofSeconds(1);
    Awaitility.await(block.place())
        .atMost(patience)
        .untilAsserted(
            () -> {
              String text = Files.readString(output);
              assertThat(Output.matches(block.text(), text))
                  .as(
                      "%s says%n%s%nbut this is printed%n%s",
                      block, block.text(), Output.plain(text))
                  .isTrue();
            });
  }

  private static void end(Process process) {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroy);
    Awaitility.await("the end of " + all)
        .atMost(LIMIT)
        .until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Override
  public void close() {
    background.forEach(Reader::end);
  }
}
