package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.Client;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jboss.resteasy.client.jaxrs.engines.AsyncClientHttpEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The threads on which an answer comes where nothing may wait for another one. */
class AsyncEngineTest {
  private final RecordedLog log = new RecordedLog();
  private final LocalVendor vendor = LocalVendor.start();
  private final Application application =
      Application.deployed(FixedConfiguration.of(vendor.settings()), event -> {});

  @AfterEach
  void stop() {
    application.close();
    vendor.close();
    log.close();
  }

  @Test
  void isOnItsThread_answerOnAnotherThreadThanTheRequest_isTrue() {
    assertThat(onAnotherThread(new Asynchronous())).isTrue();
    assertThat(onAnotherThread(new Asynchronous() {})).isTrue();
  }

  @Test
  void isOnItsThread_engineWhoseAnswersComeOnThreadsOfTheirOwn_isFalse() {
    assertThat(onAnotherThread(new Object())).isFalse();
    assertThat(onAnotherThread(null)).isFalse();
  }

  @Test
  void isOnItsThread_callThatWaitsForItsAnswer_isFalse() {
    assertThat(isOnItsThread(new Asynchronous(), Runnable::run)).isFalse();
  }

  @Test
  void filter_rejectionOnItsThread_isHandedOverUnread() {
    FakeRequest request = FakeRequest.to(vendor.uri("/v1/vendor")).by(client(new Asynchronous()));
    application.sign(request.context());
    InputStream body = new ByteArrayInputStream(new byte[] {1});
    FakeResponse response = FakeResponse.of(401, body);

    CompletableFuture.runAsync(() -> answer(request, response), work -> new Thread(work).start())
        .join();

    assertThat(response.body()).isSameAs(body);
    assertThat(body).hasBinaryContent(new byte[] {1});
    assertThat(application.source().status().tokenRejected()).isTrue();
    assertThat(vendor.issued()).isEqualTo(1);
  }

  private static void answer(FakeRequest request, FakeResponse response) {
    try {
      new BearerFilter().filter(request.context(), response.context());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean onAnotherThread(Object engine) {
    return isOnItsThread(engine, work -> new Thread(work).start());
  }

  private boolean isOnItsThread(Object engine, Executor answers) {
    FakeRequest request = FakeRequest.to(vendor.uri("/v1/vendor")).by(client(engine));
    application.sign(request.context());
    SignedRequest signed = SignedRequest.of(request.context());
    return CompletableFuture.supplyAsync(
            () -> AsyncEngine.isOnItsThread(signed, request.context()), answers)
        .join();
  }

  private static Client client(Object engine) {
    return (Client)
        Proxy.newProxyInstance(
            AsyncEngineTest.class.getClassLoader(),
            new Class<?>[] {ResteasyClient.class},
            (proxy, method, arguments) -> engine);
  }

  /** Like RESTEasy's, whose method is known by its name only. */
  public interface ResteasyClient extends Client {
    Object httpEngine();
  }

  /** Like the engine on Apache's asynchronous client. */
  private static class Asynchronous implements AsyncClientHttpEngine {}
}
