package io.github.trrauth;

import io.github.trrauth.sandbox.Sandbox;

/** The JVM's trust in a sandbox, as {@code -Djavax.net.ssl.trustStore} gives it; until closed. */
final class TrustedSandbox implements AutoCloseable {
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";

  private final String before = System.getProperty(TRUST_STORE);

  TrustedSandbox(Sandbox sandbox) {
    System.setProperty(TRUST_STORE, sandbox.trustStore().toString());
  }

  @Override
  public void close() {
    if (before == null) {
      System.clearProperty(TRUST_STORE);
    } else {
      System.setProperty(TRUST_STORE, before);
    }
  }
}
