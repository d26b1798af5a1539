package io.github.trrauth.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.sandbox.ServerCertificate;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The surroundings of one application: a vendor, another origin, one without TLS and a proxy, all
 * of them on this machine, and a JVM's options that make every name of the table lead to them.
 */
final class LeakStage implements AutoCloseable {
  static final String VENDOR_HOST = "vendor.trr-apps.com";

  /** What the journal calls a token endpoint that is not the vendor's usual one. */
  static final String TOKEN_ENDPOINT = "token-endpoint";

  /**
   * Loggers of HTTP clients that show what is sent, as they are meant to: of Apache's client, which
   * RESTEasy has, and of the JDK's {@link java.net.HttpURLConnection}, which Jersey has.
   */
  private static final List<String> WIRE_LOGS =
      List.of(
          "org.apache.http.headers",
          "org.apache.http.wire",
          "sun.net.www.protocol.http.HttpURLConnection");

  private final Sandbox sandbox;
  private final Addresses addresses;
  private final RecordingProxy proxy;
  private final Path folder;
  private final Path output;
  private int tokenPort;

  LeakStage() throws IOException {
    sandbox = Sandbox.builder().plainHttp().hostNames(certificateNames()).start();
    addresses = new Addresses(sandbox.baseUrl(), sandbox.openHttps("elsewhere"), sandbox.httpUrl());
    proxy = new RecordingProxy(VENDOR_HOST, addresses);
    folder = Files.createTempDirectory("trr-auth-leak");
    output = Files.createDirectory(folder.resolve("output"));
    write("secret", List.of(sandbox.credentials().clientSecret()));
    write("hosts", hosts());
    write("logging.properties", logging());
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Addresses addresses() {
    return addresses;
  }

  RecordingProxy proxy() {
    return proxy;
  }

  /** Where the application's log and all else that it leaves is written. */
  Path output() {
    return output;
  }

  /** The application's {@code base-url}. */
  String baseUrl(String application) {
    switch (application) {
      case "name":
        return "https://" + VENDOR_HOST + ":" + addresses.port();
      case "address":
        return "https://127.0.0.1:" + addresses.port();
      case "idn":
        return "https://xn--bcher-kva.example:" + addresses.port();
      case "proxy":
        return "https://" + VENDOR_HOST;
      default:
        throw new IllegalArgumentException("application must be known, was " + application);
    }
  }

  /** Opens a token endpoint of its own, and returns the option that leads an application there. */
  String tokenEndpoint(ServerCertificate certificate) {
    tokenPort = sandbox.openHttps(TOKEN_ENDPOINT, certificate).getPort();
    return "-Dtrr.auth.token-url=" + tokenOrigin() + Sandbox.TOKEN_PATH;
  }

  /** The origin of the token endpoint of its own. */
  String tokenOrigin() {
    return "https://" + VENDOR_HOST + ":" + tokenPort;
  }

  /** The options of the application's JVM: no secret is among them. */
  List<String> options(String application) {
    List<String> options = new ArrayList<>();
    options.add("-Djdk.net.hosts.file=" + folder.resolve("hosts"));
    options.add("-Djava.util.logging.config.file=" + folder.resolve("logging.properties"));
    options.add("-Djavax.net.ssl.trustStore=" + sandbox.trustStore());
    options.add("-Djavax.net.ssl.trustStorePassword=" + sandbox.trustStorePassword());
    options.add("-Dtrr.auth.base-url=" + baseUrl(application));
    options.add("-Dtrr.auth.client-id=" + sandbox.credentials().clientId());
    options.add("-Dtrr.auth.client-secret-file=" + folder.resolve("secret"));
    // A machine that is busy with other tests is not to look like a vendor that is down.
    options.add("-Dtrr.auth.connect-timeout=PT20S");
    options.add("-Dtrr.auth.read-timeout=PT30S");
    if (application.equals("proxy")) {
      for (String scheme : List.of("http", "https")) {
        options.add("-D" + scheme + ".proxyHost=127.0.0.1");
        options.add("-D" + scheme + ".proxyPort=" + proxy.port());
      }
    }
    return options;
  }

  private static List<String> certificateNames() {
    Set<String> names = new LinkedHashSet<>();
    for (String name : LeakTable.names()) {
      names.add(IDN.toASCII(name.endsWith(".") ? name.substring(0, name.length() - 1) : name));
    }
    return List.copyOf(names);
  }

  private static List<String> hosts() {
    Set<String> names = new LinkedHashSet<>(LeakTable.names());
    names.addAll(certificateNames());
    return Stream.concat(
            Stream.of("127.0.0.1 localhost " + localName()),
            names.stream().map(name -> "127.0.0.1 " + name))
        .collect(Collectors.toList());
  }

  /** What some clients and loggers ask for, as a part of their start. */
  private static String localName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "localhost";
    }
  }

  private List<String> logging() {
    List<String> lines = new ArrayList<>();
    lines.add("handlers=java.util.logging.FileHandler");
    lines.add(".level=ALL");
    lines.add("java.util.logging.FileHandler.level=ALL");
    lines.add("java.util.logging.FileHandler.encoding=UTF-8");
    lines.add("java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter");
    lines.add(
        "java.util.logging.FileHandler.pattern="
            + output.resolve("log").toString().replace(File.separatorChar, '/'));
    WIRE_LOGS.forEach(name -> lines.add(name + ".level=INFO"));
    return lines;
  }

  private void write(String name, List<String> lines) throws IOException {
    Files.write(folder.resolve(name), lines, UTF_8);
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    sandbox.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(LeakStage::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
