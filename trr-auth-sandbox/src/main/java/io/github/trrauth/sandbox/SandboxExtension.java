package io.github.trrauth.sandbox;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A JUnit 5 extension that runs a {@link Sandbox} for tests and hands it to parameters of that
 * type.
 *
 * <p>On a class ({@code @ExtendWith}) or in a static field ({@code @RegisterExtension}) there is
 * one sandbox for all tests of the class, {@linkplain Sandbox#reset() reset} before each of them.
 * In an instance field there is a new one for each test.
 */
public final class SandboxExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {
  private final Sandbox.Builder builder;
  private @Nullable Sandbox sandbox;
  private @Nullable ExtensionContext owner;

  /** An extension with a sandbox as {@link Sandbox#start()} makes it. */
  public SandboxExtension() {
    this(Sandbox.builder());
  }

  /**
   * An extension with a sandbox of one's own making.
   *
   * @param builder how the sandbox is to be
   */
  public SandboxExtension(Sandbox.Builder builder) {
    this.builder = builder;
  }

  /**
   * The sandbox of the test that runs.
   *
   * @return a running sandbox
   * @throws IllegalStateException when no test runs
   */
  public synchronized Sandbox sandbox() {
    if (sandbox == null) {
      throw new IllegalStateException("There is a sandbox only while tests run.");
    }
    return sandbox;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    startFor(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!startFor(context)) {
      sandbox().reset();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    closeFor(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    closeFor(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Sandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return sandbox();
  }

  /**
   * True when there was none yet: who starts it ends it, so a nested class uses its outer one's.
   */
  private synchronized boolean startFor(ExtensionContext context) {
    if (sandbox != null) {
      return false;
    }
    sandbox = builder.start();
    owner = context;
    return true;
  }

  private synchronized void closeFor(ExtensionContext context) {
    if (sandbox != null && context.equals(owner)) {
      sandbox.close();
      sandbox = null;
      owner = null;
    }
  }
}
