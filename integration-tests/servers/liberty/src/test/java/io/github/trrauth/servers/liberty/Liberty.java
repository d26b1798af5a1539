package io.github.trrauth.servers.liberty;

import io.github.trrauth.servers.ArquillianServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Open Liberty, with the features that the application needs. */
final class Liberty extends ArquillianServer {
  private final String name;
  private final String more;

  private Liberty(String name, String more) {
    super(folder(name).resolve("logs/messages.log"));
    this.name = name;
    this.more = more;
  }

  static Liberty prepared() {
    return new Liberty("trr-auth", "");
  }

  /** A server that offers MicroProfile Metrics and Health as well, to whoever asks. */
  static Liberty observed() {
    return new Liberty(
        "trr-auth-observed",
        "<featureManager><feature>mpMetrics-5.1</feature><feature>mpHealth-4.0</feature>"
            + "</featureManager><mpMetrics authentication=\"false\"/>");
  }

  private static Path folder(String name) {
    return Path.of(System.getProperty("server.home")).resolve("usr/servers").resolve(name);
  }

  @Override
  protected Map<String, String> properties() {
    try {
      Files.createDirectories(folder(name));
      Files.writeString(folder(name).resolve("server.xml"), configuration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of("server.name", name);
  }

  private String configuration() {
    return String.join(
        "\n",
        "<server>",
        "  <featureManager>",
        "    <feature>restfulWS-3.1</feature>",
        "    <feature>restfulWSClient-3.1</feature>",
        "    <feature>cdi-4.0</feature>",
        "    <feature>concurrent-3.0</feature>",
        "    <feature>enterpriseBeansLite-4.0</feature>",
        "    <feature>jsonb-3.0</feature>",
        "    <feature>mpConfig-3.1</feature>",
        "    <feature>mpRestClient-3.0</feature>",
        "    <feature>localConnector-1.0</feature>",
        "  </featureManager>",
        "  <httpEndpoint id=\"defaultHttpEndpoint\" host=\"127.0.0.1\" httpPort=\""
            + uri().getPort()
            + "\" httpsPort=\"-1\"/>",
        more,
        "</server>");
  }
}
