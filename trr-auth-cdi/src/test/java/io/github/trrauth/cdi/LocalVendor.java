package io.github.trrauth.cdi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.trrauth.Setting;
import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A token endpoint over plain http on loopback, which gives out a new token each time. */
final class LocalVendor implements AutoCloseable {
  private final AtomicInteger issued = new AtomicInteger();
  private final HttpServer server;

  private LocalVendor(HttpServer server) {
    this.server = server;
  }

  static LocalVendor start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      LocalVendor vendor = new LocalVendor(server);
      server.createContext("/v1/bearer-token", vendor::issue);
      server.start();
      return vendor;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void issue(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String token = "token-" + issued.incrementAndGet();
    String answer =
        "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}";
    byte[] body = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  int issued() {
    return issued.get();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Returns settings that can be changed. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put(Setting.CLIENT_ID.key(), "client-1");
    settings.put(Setting.CLIENT_SECRET.key(), "secret-1");
    settings.put(Setting.ALLOW_INSECURE_LOOPBACK.key(), "true");
    settings.put(Setting.BASE_URL.key(), uri("").toString());
    return settings;
  }

  TokenSource source() {
    return TokenSource.builder(Settings.read(settings()::get)).build();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
