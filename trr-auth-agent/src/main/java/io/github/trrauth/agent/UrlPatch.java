package io.github.trrauth.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.net.URL;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * The patch of {@link URL}: both {@code openConnection} methods hand what they have opened to the
 * bridge before they return it.
 */
final class UrlPatch implements ClassFileTransformer {
  static final String METHOD = "openConnection";
  static final String OPEN = "()Ljava/net/URLConnection;";
  static final String OPEN_WITH_PROXY = "(Ljava/net/Proxy;)Ljava/net/URLConnection;";

  /** How many methods there are to patch. */
  static final int METHODS = 2;

  static final String HOOK = "java/net/TrrAuthHook";
  static final String HOOK_METHOD = "opened";
  static final String HOOK_DESCRIPTOR =
      "(Ljava/net/URLConnection;Ljava/net/Proxy;)Ljava/net/URLConnection;";

  private static final String NAME = "java/net/URL";

  private boolean done;
  private @Nullable Throwable failure;

  UrlPatch() {}

  /** Patches the class, and leaves no transformer behind that would slow down class loading. */
  static void apply(Instrumentation instrumentation) throws UnmodifiableClassException {
    UrlPatch patch = new UrlPatch();
    instrumentation.addTransformer(patch, true);
    try {
      instrumentation.retransformClasses(URL.class);
    } finally {
      instrumentation.removeTransformer(patch);
    }
    if (!patch.done) {
      UnmodifiableClassException e = new UnmodifiableClassException("java.net.URL is not as known");
      if (patch.failure != null) {
        e.initCause(patch.failure);
      }
      throw e;
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (!NAME.equals(name)) {
      return null;
    }
    try {
      byte[] patched = TailPatch.of(bytes);
      if (patched == null) {
        patched = AsmPatch.of(bytes);
      }
      done = patched != null;
      return patched;
    } catch (RuntimeException | Error e) {
      // The JVM would swallow it.
      failure = e;
      return null;
    }
  }
}
