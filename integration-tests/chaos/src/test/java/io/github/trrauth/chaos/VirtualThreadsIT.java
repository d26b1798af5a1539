package io.github.trrauth.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.trrauth.jvms.InstalledJava;
import io.github.trrauth.sandbox.Misbehaviour;
import io.github.trrauth.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Virtual threads that wait for a token, on the JVM that was made for them. */
class VirtualThreadsIT {
  private static final int JAVA = 25;
  private static final int WAITERS = 10_000;

  /**
   * What counts as pinned by us: an event {@code jdk.VirtualThreadPinned} of any length with a
   * class of ours, the test program's own package aside, anywhere in its stack trace.
   */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void tenThousandVirtualThreads_waitForOneColdToken_makeOneRequestAndPinNothing()
      throws Exception {
    Path java = InstalledJava.programs().get(JAVA);
    assumeTrue(java != null, InstalledJava.missing("Java " + JAVA));
    try (Sandbox vendor = Sandbox.start()) {
      // The first token is for another source, which has the JVM initialise all classes.
      vendor.next(1, Sandbox.TOKEN_PATH, Misbehaviour.with());
      vendor.next(1, Sandbox.TOKEN_PATH, Misbehaviour.with().hang());
      Process process =
          new ProcessBuilder(command(java, vendor))
              .redirectError(Path.of(System.getProperty("chaos.results"), "waiters.log").toFile())
              .start();
      List<String> lines = new ArrayList<>();
      try (BufferedReader out =
          new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
        String waiting = out.readLine();
        assertThat(waiting).isEqualTo("waiting " + WAITERS);
        await().atMost(CallerProcess.LIMIT).until(() -> vendor.hanging() == 1);
        vendor.release();
        process.getOutputStream().close();
        out.lines().forEach(lines::add);
      } finally {
        process.destroyForcibly();
      }

      String fingerprint = vendor.tokens().grants().get(1).fingerprint();
      System.out.println(WAITERS + " virtual threads on " + java + ": " + lines);
      assertThat(vendor.journal().tokenRequests()).hasSize(2);
      assertThat(lines).contains("tokens {" + fingerprint + "=" + WAITERS + "}");
      assertThat(lines).as("the recording shows what pins").contains("control 1");
      assertThat(lines).noneMatch(line -> line.startsWith("ours "));
    }
  }

  private static List<String> command(Path java, Sandbox vendor) {
    List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx256m"));
    command.add("-Djavax.net.ssl.trustStore=" + vendor.trustStore());
    command.add("-Djavax.net.ssl.trustStorePassword=" + vendor.trustStorePassword());
    command.add("-Dtrr.auth.read-timeout=PT2M");
    command.add("-Dtrr.auth.acquire-timeout=PT5M");
    vendor.settings().forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-cp");
    command.add(
        System.getProperty("application.jar")
            + File.pathSeparator
            + Path.of(System.getProperty("application"), "*"));
    command.addAll(List.of("io.github.trrauth.chaos.caller.Waiters", String.valueOf(WAITERS)));
    return command;
  }
}
