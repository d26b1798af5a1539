package io.github.trrauth.se;

import io.github.trrauth.sandbox.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A vendor that this JVM trusts, since nothing in it has used TLS before. */
final class TrustedVendor implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private final Sandbox sandbox = Sandbox.start();
  private final List<Sandbox> others = new CopyOnWriteArrayList<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    System.setProperty("javax.net.ssl.trustStore", sandbox.trustStore().toString());
    System.setProperty("javax.net.ssl.trustStorePassword", sandbox.trustStorePassword());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    sandbox.reset();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    others.forEach(Sandbox::close);
    sandbox.close();
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Map<String, String> settings() {
    return sandbox.settings();
  }

  /** Starts another one, which the JVM trusts too. */
  Sandbox another(Sandbox.Builder builder) {
    Sandbox other = builder.sharing(sandbox).start();
    others.add(other);
    return other;
  }
}
