package io.github.trrauth.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.net.URL;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The patch of {@link URL}: both {@code openConnection} methods hand what they have opened to the
 * bridge before they return it.
 */
final class UrlPatch implements ClassFileTransformer {
  private static final String NAME = "java/net/URL";
  private static final String HOOK = "java/net/TrrAuthHook";
  private static final String HOOK_DESCRIPTOR =
      "(Ljava/net/URLConnection;Ljava/net/Proxy;)Ljava/net/URLConnection;";
  private static final String OPEN = "()Ljava/net/URLConnection;";
  private static final String OPEN_WITH_PROXY = "(Ljava/net/Proxy;)Ljava/net/URLConnection;";

  /** The newest class file that is sure to be understood; a newer one is read as if it were one. */
  private static final int KNOWN_VERSION = Opcodes.V25;

  /** How many methods there are to patch. */
  private static final int METHODS = 2;

  private int patched;
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
    if (patch.patched != METHODS) {
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
      return patch(bytes);
    } catch (RuntimeException | Error e) {
      // The JVM would swallow it.
      failure = e;
      return null;
    }
  }

  /** Returns the class with its patched methods, which are counted. */
  byte[] patch(byte[] original) {
    byte[] readable = original.clone();
    int major = (original[6] & 0xff) << 8 | (original[7] & 0xff);
    if (major > KNOWN_VERSION) {
      readable[6] = (byte) (KNOWN_VERSION >> 8);
      readable[7] = (byte) KNOWN_VERSION;
    }
    ClassReader reader = new ClassReader(readable);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new Methods(writer), 0);
    byte[] result = writer.toByteArray();
    result[6] = original[6];
    result[7] = original[7];
    return result;
  }

  int patched() {
    return patched;
  }

  /** Finds the two methods. */
  private final class Methods extends ClassVisitor {
    Methods(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      boolean withProxy = descriptor.equals(OPEN_WITH_PROXY);
      if (!name.equals("openConnection") || !(withProxy || descriptor.equals(OPEN))) {
        return next;
      }
      patched++;
      return new Returns(next, withProxy);
    }
  }

  /** Puts the call of the bridge before each return; no branch, so no stack map frame. */
  private static final class Returns extends MethodVisitor {
    private final boolean withProxy;

    Returns(MethodVisitor next, boolean withProxy) {
      super(Opcodes.ASM9, next);
      this.withProxy = withProxy;
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ARETURN) {
        if (withProxy) {
          super.visitVarInsn(Opcodes.ALOAD, 1);
        } else {
          super.visitInsn(Opcodes.ACONST_NULL);
        }
        super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "opened", HOOK_DESCRIPTOR, false);
      }
      super.visitInsn(opcode);
    }
  }
}
