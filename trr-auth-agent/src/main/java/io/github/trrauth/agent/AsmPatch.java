package io.github.trrauth.agent;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The patch of any {@link java.net.URL}, such as one that another agent has changed before: the
 * call of the bridge stands before every return.
 */
final class AsmPatch {
  /** The newest class file that is sure to be understood; a newer one is read as if it were one. */
  private static final int KNOWN_VERSION = Opcodes.V25;

  private AsmPatch() {}

  /** Returns the patched class, or null if the methods are not there. */
  static byte @Nullable [] of(byte[] original) {
    byte[] readable = original.clone();
    int major = (original[6] & 0xff) << 8 | (original[7] & 0xff);
    if (major > KNOWN_VERSION) {
      readable[6] = (byte) (KNOWN_VERSION >> 8);
      readable[7] = (byte) KNOWN_VERSION;
    }
    ClassReader reader = new ClassReader(readable);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    Methods methods = new Methods(writer);
    reader.accept(methods, 0);
    if (methods.patched != UrlPatch.METHODS) {
      return null;
    }
    byte[] result = writer.toByteArray();
    result[6] = original[6];
    result[7] = original[7];
    return result;
  }

  /** Finds the methods, and counts them. */
  private static final class Methods extends ClassVisitor {
    private int patched;

    Methods(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      boolean withProxy = descriptor.equals(UrlPatch.OPEN_WITH_PROXY);
      if (!name.equals(UrlPatch.METHOD) || !(withProxy || descriptor.equals(UrlPatch.OPEN))) {
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
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC,
            UrlPatch.HOOK,
            UrlPatch.HOOK_METHOD,
            UrlPatch.HOOK_DESCRIPTOR,
            false);
      }
      super.visitInsn(opcode);
    }
  }
}
