package io.github.trrauth.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class UrlPatchTest {
  private static byte[] url() throws IOException {
    try (InputStream in = URL.class.getResourceAsStream("URL.class")) {
      return in.readAllBytes();
    }
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
                    if (owner.equals("java/net/TrrAuthHook")) {
                      hooked.add(method + of);
                    }
                  }
                };
              }
            },
            0);
    return hooked;
  }

  @Test
  void bothMethods_patched_handTheirResultToTheBridge() throws IOException {
    UrlPatch patch = new UrlPatch();
    assertThat(hooked(patch.patch(url())))
        .contains(
            "openConnection()Ljava/net/URLConnection;",
            "openConnection(Ljava/net/Proxy;)Ljava/net/URLConnection;")
        .allSatisfy(method -> assertThat(method).startsWith("openConnection("));
    assertThat(patch.patched()).isEqualTo(2);
  }

  @Test
  void classFile_newerThanKnown_isPatchedAndStaysThatNew() throws IOException {
    byte[] future = url();
    future[6] = 0;
    future[7] = 90;
    UrlPatch patch = new UrlPatch();
    byte[] patched = patch.patch(future);
    assertThat(patch.patched()).isEqualTo(2);
    assertThat(patched[7]).isEqualTo((byte) 90);
    assertThat(future[7]).isEqualTo((byte) 90);
  }

  @Test
  void otherClasses_areLeftAlone() {
    assertThat(new UrlPatch().transform(null, "java/net/URI", null, null, new byte[0])).isNull();
    assertThat(new UrlPatch().transform(null, null, null, null, new byte[0])).isNull();
  }

  @Test
  void classFile_thatCannotBeRead_isLeftAlone() {
    assertThat(new UrlPatch().transform(null, "java/net/URL", null, null, new byte[8])).isNull();
  }
}
