package io.github.trrauth.contract.se;

import io.github.trrauth.contract.Check;
import io.github.trrauth.contract.Contract;
import io.github.trrauth.contract.Surroundings;
import io.github.trrauth.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A vendor for this JVM, which trusts it and has its settings as system properties. */
final class SeVendor implements AutoCloseable {
  private final Sandbox sandbox;
  private final Path secret;
  private final Surroundings surroundings;

  private SeVendor(Sandbox sandbox, Path secret) {
    this.sandbox = sandbox;
    this.secret = secret;
    URI elsewhere = sandbox.openHttps("elsewhere");
    surroundings = Surroundings.of(sandbox.baseUrl(), elsewhere, sandbox.httpUrl());
  }

  /** Starts it; to be called before anything in this JVM has used TLS. */
  static SeVendor start() {
    Sandbox sandbox = Sandbox.builder().plainHttp().start();
    System.setProperty("javax.net.ssl.trustStore", sandbox.trustStore().toString());
    System.setProperty("javax.net.ssl.trustStorePassword", sandbox.trustStorePassword());
    return configured(sandbox);
  }

  /** Starts it so that clients do not trust it by themselves; tokens come over plain HTTP then. */
  static SeVendor startUntrusted() {
    SeVendor vendor = configured(Sandbox.builder().plainHttp().start());
    URI tokens = vendor.sandbox.httpUrl().resolve(Sandbox.TOKEN_PATH);
    System.setProperty("trr.auth.token-url", tokens.toString());
    System.setProperty("trr.auth.allow-insecure-loopback", "true");
    return vendor;
  }

  private static SeVendor configured(Sandbox sandbox) {
    System.setProperty("trr-contract/mp-rest/url", sandbox.baseUrl().toString());
    sandbox.settings().forEach(System::setProperty);
    // A report of the tests shows all system properties.
    System.clearProperty("trr.auth.client-secret");
    Path secret = secretFile(sandbox.credentials().clientSecret());
    System.setProperty("trr.auth.client-secret-file", secret.toString());
    return new SeVendor(sandbox, secret);
  }

  private static Path secretFile(String secret) {
    try {
      return Files.writeString(Files.createTempFile("trr-auth", ".secret"), secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  static Stream<DynamicTest> tests(Surroundings surroundings) {
    return Contract.checks(surroundings).stream().map(SeVendor::test);
  }

  private static DynamicTest test(Check check) {
    return DynamicTest.dynamicTest(check.name(), check::run);
  }

  @Override
  public void close() {
    sandbox.close();
    try {
      Files.delete(secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
