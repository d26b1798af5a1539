package io.github.trrauth.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Somebody who follows a page from its beginning, in an empty folder with the jars in it. The only
 * change to what they type: where a page says 8443 or 8444 it is a port that is free.
 */
final class Reader implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration START = Duration.ofMinutes(1);
  private static final List<String> PORTS = List.of("8443", "8444");

  private final Path folder;
  private final List<String> free = new ArrayList<>();
  private final List<Process> background = new ArrayList<>();
  private Path printed;
  private boolean goesOn;
  private int commands;

  Reader(Path folder) throws IOException {
    this.folder = folder;
    List<ServerSocket> sockets = new ArrayList<>();
    for (int i = 0; i < PORTS.size(); i++) {
      sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    for (ServerSocket socket : sockets) {
      free.add(String.valueOf(socket.getLocalPort()));
      socket.close();
    }
  }

  /** Does what a block shows, if it is one to do. */
  void follow(Block block) throws IOException, InterruptedException {
    if (block.is(Mark.Kind.FILE)) {
      Path file = folder.resolve(block.mark().argument());
      Files.createDirectories(file.getParent());
      Files.writeString(file, typed(block));
    } else if (block.is(Mark.Kind.RUN)) {
      run(block);
    } else if (block.is(Mark.Kind.OUTPUT)) {
      compare(block);
    }
  }

  private void run(Block block) throws IOException, InterruptedException {
    printed = folder.resolveSibling(folder.getFileName() + "-" + ++commands + ".txt");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-eu", "-c", typed(block))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    Path java = Path.of(System.getProperty("java.home"), "bin");
    builder.environment().merge("PATH", java + ":", (path, first) -> first + path);
    builder.environment().keySet().removeIf(name -> name.startsWith("TRR_"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    process.getOutputStream().close();
    goesOn = block.mark().argument().equals("background");
    if (goesOn) {
      background.add(process);
      return;
    }
    boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      end(process);
    }
    String text = Output.plain(Files.readString(printed));
    assertThat(ended).as("%s has not ended: %s", block, text).isTrue();
    assertThat(process.exitValue() != 0)
        .as("%s ended with %s: %s", block, process.exitValue(), text)
        .isEqualTo(block.mark().argument().equals("fails"));
  }

  /** What goes on in the background may not have printed all of it yet. */
  private void compare(Block block) {
    assertThat(printed).as("%s: no command before it", block).isNotNull();
    Duration patience = goesOn ? START : Duration.ofSeconds(1);
    Awaitility.await(block.place())
        .atMost(patience)
        .untilAsserted(
            () -> {
              String text = Files.readString(printed);
              assertThat(Output.matches(block.text(), text))
                  .as(
                      "%s says%n%s%nbut this is printed%n%s",
                      block, block.text(), Output.plain(text))
                  .isTrue();
            });
  }

  private String typed(Block block) {
    String text = block.text();
    for (int i = 0; i < PORTS.size(); i++) {
      text = text.replace(PORTS.get(i), free.get(i));
    }
    return text;
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
