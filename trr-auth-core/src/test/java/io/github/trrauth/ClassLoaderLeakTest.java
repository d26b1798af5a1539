package io.github.trrauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jdk.jfr.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application that is undeployed leaves nothing behind, not even on the threads it borrowed. */
class ClassLoaderLeakTest {
  private HttpServer vendor;

  @BeforeEach
  void startVendor() throws IOException {
    vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    vendor.createContext(
        "/v1/bearer-token",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body =
              "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    vendor.start();
  }

  @AfterEach
  void stopVendor() {
    vendor.stop(0);
  }

  @Test
  void closedSource_itsClassLoaderCanBeCollected() throws Exception {
    awaitCollection(useOnce());
  }

  @Test
  void closedSource_whileARecordingRuns_itsClassLoaderCanBeCollected() throws Exception {
    try (Recording recording = new Recording()) {
      recording.start();
      awaitCollection(useOnce());
    }
  }

  private static void awaitCollection(WeakReference<ClassLoader> loader) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(loader.get()).isNull();
            });
  }

  /** Everything that an application would do, by reflection on the public methods. */
  private WeakReference<ClassLoader> useOnce() throws Exception {
    URL[] jars = {location(TokenSource.class), location(JsonFactory.class)};
    URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
    Class<?> settingsType = loader.loadClass(Settings.class.getName());
    Class<?> sourceType = loader.loadClass(TokenSource.class.getName());
    Class<?> tokenType = loader.loadClass(AccessToken.class.getName());

    Function<String, String> lookup = configuration()::get;
    Object settings = settingsType.getMethod("read", Function.class).invoke(null, lookup);
    Object builder = sourceType.getMethod("builder", settingsType).invoke(null, settings);
    Class<?> listenerType = loader.loadClass(AuthListener.class.getName());
    Object recorder =
        loader.loadClass(FlightRecorder.class.getName()).getMethod("listener").invoke(null);
    assertThat(recorder.getClass().getSimpleName()).isEqualTo("RecordingListener");
    builder.getClass().getMethod("listener", listenerType).invoke(builder, recorder);
    Object source = builder.getClass().getMethod("build").invoke(builder);
    Object bean =
        loader
            .loadClass(SourceMBean.class.getName())
            .getMethod("register", sourceType, String.class)
            .invoke(null, source, "leak");
    Object token = sourceType.getMethod("get").invoke(source);
    byte[] body = "{\"message\":\"Unauthorized\"}".getBytes(UTF_8);
    sourceType
        .getMethod("answered", tokenType, int.class, boolean.class, byte[].class)
        .invoke(source, token, 401, false, body);
    readAll(String.valueOf(bean.getClass().getMethod("name").invoke(bean)));
    bean.getClass().getMethod("close").invoke(bean);
    sourceType.getMethod("close").invoke(source);
    loader.close();
    return new WeakReference<>(loader);
  }

  private static void readAll(String bean) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName(bean);
    for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
      server.getAttribute(name, attribute.getName());
    }
  }

  private Map<String, String> configuration() {
    return Map.of(
        Setting.CLIENT_ID.key(),
        "client-1",
        Setting.CLIENT_SECRET.key(),
        "secret-1",
        Setting.ALLOW_INSECURE_LOOPBACK.key(),
        "true",
        Setting.BASE_URL.key(),
        "http://127.0.0.1:" + vendor.getAddress().getPort());
  }

  private static URL location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
