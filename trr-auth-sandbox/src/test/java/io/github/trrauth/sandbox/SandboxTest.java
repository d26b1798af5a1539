package io.github.trrauth.sandbox;

import static io.github.trrauth.sandbox.Misbehaviour.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SandboxTest {
  @Test
  void calls_fromTwentyThreads_areAllAnsweredAndJournalled() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try (Sandbox sandbox = Sandbox.start()) {
      Caller caller = Caller.of(sandbox);
      String token = caller.token();
      CountDownLatch start = new CountDownLatch(1);
      Callable<Integer> call =
          () -> {
            start.await();
            int good = 0;
            for (int i = 0; i < 25; i++) {
              String item = "{\"n\":\"" + Thread.currentThread().getName() + '-' + i + "\"}";
              good += caller.call("POST", "/v1/consignments/9/items", token, item).statusCode();
            }
            return good;
          };
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(threads.submit(call));
      }
      start.countDown();
      for (Future<Integer> one : all) {
        assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(25 * 201);
      }

      assertThat(sandbox.createdItems()).hasSize(500).doesNotHaveDuplicates();
      assertThat(sandbox.journal().signed())
          .hasSize(500)
          .allMatch(entry -> entry.finished() && entry.status() == 201);
      assertThat(sandbox.journal().entries())
          .extracting(JournalEntry::ordinal)
          .isSorted()
          .doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void twoSandboxes_sideBySide_doNotShareTokensOrJournals() throws Exception {
    try (Sandbox one = Sandbox.start();
        Sandbox two = Sandbox.start()) {
      String token = Caller.of(one).token();

      assertThat(Caller.of(one).get("/v1/vendor", token).statusCode()).isEqualTo(200);
      assertThat(Caller.of(two).get("/v1/vendor", token).statusCode()).isEqualTo(401);
      assertThat(one.journal().entries()).hasSize(2);
      assertThat(two.journal().entries()).hasSize(1);
      assertThat(one.credentials().clientSecret()).isNotEqualTo(two.credentials().clientSecret());
    }
  }

  @Test
  void close_whileRequestsHangDripAndIdle_leavesNoThread() throws Exception {
    Sandbox sandbox = Sandbox.builder().plainHttp().start();
    sandbox.openHttps("close-other");
    sandbox.always("/open/echo/hang", with().hang());
    sandbox.always("/open/echo/drip", with().dripHead(Duration.ofHours(1)));
    sandbox.always("/open/echo/delay", with().delay(Duration.ofHours(1)));
    List<Socket> clients = new ArrayList<>();
    for (String path : List.of("hang", "drip", "delay", "plain")) {
      Socket client = new Socket(InetAddress.getLoopbackAddress(), sandbox.httpUrl().getPort());
      client
          .getOutputStream()
          .write(("GET /open/echo/" + path + " HTTP/1.1\r\n\r\n").getBytes(UTF_8));
      clients.add(client);
    }
    clients.add(new Socket(InetAddress.getLoopbackAddress(), sandbox.baseUrl().getPort()));
    assertThat(sandbox.journal().await(4, entry -> true, Duration.ofSeconds(20))).isTrue();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> sandbox.hanging() == 1);
    String prefix = "trr-auth-sandbox-";
    assertThat(threads(prefix)).isNotEmpty().allMatch(Thread::isDaemon);

    sandbox.close();

    assertThat(threads(prefix + "http-")).isEmpty();
    assertThat(threads(prefix + "close-other-")).isEmpty();
    assertThat(threads(prefix)).noneMatch(Thread::isAlive);
    assertThatThrownBy(
            () -> new Socket(InetAddress.getLoopbackAddress(), sandbox.baseUrl().getPort()).close())
        .isInstanceOf(ConnectException.class);
    for (Socket client : clients) {
      client.close();
    }
  }

  @Test
  void close_twice_isNoMistake() {
    Sandbox sandbox = Sandbox.start();
    sandbox.close();
    sandbox.close();
  }

  @Test
  void port_taken_isSaidAndNothingIsLeft() {
    try (Sandbox first = Sandbox.start()) {
      int port = first.baseUrl().getPort();

      assertThatThrownBy(() -> Sandbox.builder().port(port).start())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("port " + port);
    }
  }

  @Test
  void port_given_isUsed() {
    int port;
    try (Sandbox first = Sandbox.start()) {
      port = first.baseUrl().getPort();
    }
    try (Sandbox second = Sandbox.builder().port(port).start()) {
      assertThat(second.baseUrl()).hasToString("https://localhost:" + port);
    }
  }

  @Test
  void listeners_otherAddressesOfTheMachine_areNotBound() throws Exception {
    try (Sandbox sandbox = Sandbox.builder().plainHttp().start()) {
      List<InetAddress> others =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(address -> !address.isLoopbackAddress())
              .toList();

      for (InetAddress other : others) {
        assertThatThrownBy(() -> new Socket(other, sandbox.httpUrl().getPort()).close())
            .isInstanceOf(SocketException.class);
      }
    }
  }

  @Test
  void wrongSettings_areRefusedWithNameAndRule() {
    assertThatThrownBy(() -> Sandbox.builder().port(70_000)).hasMessageContaining("0 to 65535");
    assertThatThrownBy(() -> Sandbox.builder().clientId("").start())
        .hasMessageContaining("client id");
    assertThatThrownBy(() -> Sandbox.builder().clientSecret("").start())
        .hasMessageContaining("client secret");
    try (Sandbox sandbox = Sandbox.start()) {
      assertThatThrownBy(sandbox::httpUrl).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> sandbox.openHttp("https")).hasMessageContaining("name");
      assertThatThrownBy(() -> sandbox.openHttp("http")).hasMessageContaining("name");
    }
  }

  @Test
  void credentials_given_areTheOnesAccepted() throws Exception {
    try (Sandbox sandbox = Sandbox.builder().clientId("me").clientSecret("mine").start()) {
      assertThat(sandbox.settings())
          .containsEntry("trr.auth.client-id", "me")
          .containsEntry("trr.auth.client-secret", "mine");
      assertThat(Caller.of(sandbox).postToken("me", "mine").statusCode()).isEqualTo(200);
    }
  }

  private static List<Thread> threads(String prefix) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(prefix))
        .toList();
  }
}
