package io.github.trrauth.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class UrlPatchTest {
  private static final String HOOK = "java/net/TrrAuthHook";

  private static byte[] url() throws IOException {
    try (InputStream in = URL.class.getResourceAsStream("URL.class")) {
      return in.readAllBytes();
    }
  }

  private static byte[] transformed(byte[] url) {
    return new UrlPatch().transform(null, "java/net/URL", null, null, url);
  }

  /** The methods that call the bridge, each once per call. */
  private static List<String> hooked(byte[] type) {
    List<String> hooked = new ArrayList<>();
    new ClassReader(type)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String method, String of, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitMethodInsn(
                      int opcode,
                      String owner,
                      String name,
                      String descriptor,
                      boolean isInterface) {
                    if (owner.equals(HOOK)) {
                      hooked.add(method + of);
                    }
                  }
                };
              }
            },
            0);
    return hooked;
  }

  /**
   * The class as ASM writes it, however it was written before: with stacks as high as needed, and
   * without the table that tells a debugger how far each variable reaches.
   */
  private static byte[] written(byte[] type) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(type).accept(writer, ClassReader.SKIP_DEBUG);
    return writer.toByteArray();
  }

  /** The JDK's class with something more at the beginning of its methods. */
  private static byte[] changed(Function<MethodVisitor, MethodVisitor> change) throws IOException {
    ClassReader reader = new ClassReader(url());
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String of, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, of, signature, exceptions);
            return name.equals("openConnection") ? change.apply(next) : next;
          }
        },
        0);
    return writer.toByteArray();
  }

  private static byte[] withReturnInTheMiddle() throws IOException {
    return changed(
        next ->
            new MethodVisitor(Opcodes.ASM9, next) {
              @Override
              public void visitCode() {
                Label on = new Label();
                super.visitCode();
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitJumpInsn(Opcodes.IFNONNULL, on);
                super.visitInsn(Opcodes.ACONST_NULL);
                super.visitInsn(Opcodes.ARETURN);
                super.visitLabel(on);
                super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
              }
            });
  }

  private static byte[] withHandler() throws IOException {
    return changed(
        next ->
            new MethodVisitor(Opcodes.ASM9, next) {
              private final Label to = new Label();

              @Override
              public void visitCode() {
                Label handler = new Label();
                Label from = new Label();
                super.visitCode();
                super.visitTryCatchBlock(from, to, handler, "java/lang/Error");
                super.visitJumpInsn(Opcodes.GOTO, from);
                super.visitLabel(handler);
                super.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Error"});
                super.visitInsn(Opcodes.ATHROW);
                super.visitLabel(from);
                super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
              }

              @Override
              public void visitMaxs(int stack, int locals) {
                super.visitLabel(to);
                super.visitMaxs(stack, locals);
              }
            });
  }

  private static byte[] withSwitch() throws IOException {
    return changed(
        next ->
            new MethodVisitor(Opcodes.ASM9, next) {
              @Override
              public void visitCode() {
                Label on = new Label();
                super.visitCode();
                super.visitInsn(Opcodes.ICONST_0);
                super.visitLookupSwitchInsn(on, new int[] {1}, new Label[] {on});
                super.visitLabel(on);
                super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
              }
            });
  }

  @Test
  void classOfTheJdk_patchedAtTheTails_isAsAsmPatchesIt() throws IOException {
    byte[] patched = TailPatch.of(url());
    assertThat(patched).isNotNull();
    assertThat(Arrays.equals(written(patched), written(AsmPatch.of(url())))).isTrue();
  }

  @Test
  void classOfTheJdk_patched_isNotReadByAsm() throws IOException {
    assertThat(transformed(url())).isEqualTo(TailPatch.of(url()));
  }

  @Test
  void bothMethods_patched_handTheirResultToTheBridge() throws IOException {
    assertThat(hooked(transformed(url())))
        .containsExactlyInAnyOrder(
            "openConnection()Ljava/net/URLConnection;",
            "openConnection(Ljava/net/Proxy;)Ljava/net/URLConnection;");
  }

  @Test
  void methods_withAnotherReturn_handEachResultToTheBridge() throws IOException {
    assertThat(TailPatch.of(withReturnInTheMiddle())).isNull();
    assertThat(hooked(transformed(withReturnInTheMiddle()))).hasSize(4);
  }

  @Test
  void methods_withHandlerOrSwitch_areLeftToAsm() throws IOException {
    assertThat(TailPatch.of(withHandler())).isNull();
    assertThat(hooked(transformed(withHandler()))).hasSize(2);
    assertThat(TailPatch.of(withSwitch())).isNull();
    assertThat(hooked(transformed(withSwitch()))).hasSize(2);
  }

  @Test
  void classFile_newerThanKnown_isPatchedAndStaysThatNew() throws IOException {
    byte[] future = url();
    future[6] = 0;
    future[7] = 90;
    for (byte[] patched : List.of(TailPatch.of(future), AsmPatch.of(future))) {
      assertThat(patched[7]).isEqualTo((byte) 90);
      patched[7] = (byte) Opcodes.V17;
      assertThat(hooked(patched)).hasSize(2);
    }
    assertThat(future[7]).isEqualTo((byte) 90);
  }

  @Test
  void otherClasses_areLeftAlone() {
    assertThat(new UrlPatch().transform(null, "java/net/URI", null, null, new byte[0])).isNull();
    assertThat(new UrlPatch().transform(null, null, null, null, new byte[0])).isNull();
  }

  @Test
  void classFile_withoutTheMethods_isLeftAlone() throws IOException {
    try (InputStream in = UrlPatchTest.class.getResourceAsStream("UrlPatchTest.class")) {
      assertThat(transformed(in.readAllBytes())).isNull();
    }
  }

  @Test
  void classFile_thatEndsTooEarly_isLeftAlone() throws IOException {
    byte[] url = url();
    assertThat(transformed(new byte[8])).isNull();
    for (int length = 0; length < url.length; length += 61) {
      assertThat(TailPatch.of(Arrays.copyOf(url, length))).as("%d bytes", length).isNull();
    }
  }
}
