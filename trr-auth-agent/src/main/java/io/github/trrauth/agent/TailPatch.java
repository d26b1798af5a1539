package io.github.trrauth.agent;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The patch of a {@link java.net.URL} whose {@code openConnection} methods return in one place, at
 * their end, as those of the JDK do: what comes before stays where it is, so nothing but lengths
 * has to be put right. {@link AsmPatch} can do more, but takes thirty classes for it at the start
 * of the JVM.
 *
 * <p>The Java Virtual Machine Specification says in sections 4.1 to 4.7 what is read here.
 */
final class TailPatch {
  private static final int MAX_U2 = 0xffff;

  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  /** How long the constant with each tag is; 0 for tags that do not exist. */
  private static final byte[] CONSTANT_LENGTHS = {
    0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2
  };

  private static final int NEW_CONSTANTS = 6;
  private static final int NEW_CODE = 4;

  /** More than all that is added. */
  private static final int ROOM = 512;

  private final byte[] original;
  private final ByteBuffer in;
  private final ByteBuffer out;

  /** Where each constant begins. */
  private int[] constants = {};

  private int patched;

  private TailPatch(byte[] original) {
    this.original = original;
    in = ByteBuffer.wrap(original);
    out = ByteBuffer.allocate(original.length + ROOM);
  }

  /** Returns the patched class, or null if that takes more than is known here. */
  static byte @Nullable [] of(byte[] original) {
    TailPatch patch = new TailPatch(original);
    try {
      if (!patch.copyClass() || patch.patched != UrlPatch.METHODS) {
        return null;
      }
    } catch (RuntimeException e) {
      // It leads out of its bounds: it is no class file, or one of a kind to come.
      return null;
    }
    return Arrays.copyOf(patch.out.array(), patch.out.position());
  }

  private boolean copyClass() {
    copy(8); // Magic number and version.
    if (!copyConstants()) {
      return false;
    }
    copy(6); // Access, name and superclass.
    copy(2 * copyU2()); // Interfaces.
    for (int fields = copyU2(); fields > 0; fields--) {
      copy(6); // Access, name and descriptor.
      copyAttributes();
    }
    for (int methods = copyU2(); methods > 0; methods--) {
      if (!copyMethod()) {
        return false;
      }
    }
    copyAttributes();
    return !in.hasRemaining();
  }

  /** Copies the constants, and adds those that the call of the bridge needs. */
  private boolean copyConstants() {
    int count = u2();
    if (count + NEW_CONSTANTS > MAX_U2) {
      return false;
    }
    out.putShort((short) (count + NEW_CONSTANTS));
    constants = new int[count];
    for (int i = 1; i < count; i++) {
      constants[i] = in.position();
      int tag = in.get();
      out.put((byte) tag);
      if (tag == UTF8) {
        copy(copyU2());
      } else if (CONSTANT_LENGTHS[tag] > 0) {
        copy(CONSTANT_LENGTHS[tag]);
      } else {
        return false;
      }
      if (tag == LONG || tag == DOUBLE) {
        i++; // They count twice.
      }
    }
    addText(UrlPatch.HOOK);
    addConstant(CLASS, count);
    addText(UrlPatch.HOOK_METHOD);
    addText(UrlPatch.HOOK_DESCRIPTOR);
    addConstant(NAME_AND_TYPE, count + 2, count + 3);
    addConstant(METHOD, count + 1, count + 4);
    return true;
  }

  private void addText(String text) {
    out.put((byte) UTF8).putShort((short) text.length());
    for (int i = 0; i < text.length(); i++) {
      out.put((byte) text.charAt(i));
    }
  }

  private void addConstant(int tag, int... indexes) {
    out.put((byte) tag);
    for (int index : indexes) {
      out.putShort((short) index);
    }
  }

  private boolean copyMethod() {
    copy(2); // Access.
    boolean named = isText(copyU2(), UrlPatch.METHOD);
    int descriptor = copyU2();
    boolean withProxy = named && isText(descriptor, UrlPatch.OPEN_WITH_PROXY);
    if (!withProxy && !(named && isText(descriptor, UrlPatch.OPEN))) {
      copyAttributes();
      return true;
    }
    for (int attributes = copyU2(); attributes > 0; attributes--) {
      if (!isText(copyU2(), "Code")) {
        copy(copyInt());
      } else if (!copyCode(withProxy)) {
        return false;
      }
    }
    return true;
  }

  private boolean copyCode(boolean withProxy) {
    out.putInt(in.getInt() + NEW_CODE);
    int maxStack = u2() + 1;
    out.putShort((short) maxStack);
    copy(2); // How many local variables.
    int length = in.getInt();
    out.putInt(length + NEW_CODE);
    if (maxStack > MAX_U2
        || length + NEW_CODE > MAX_U2
        || !Instructions.returnAtTheirEndOnly(original, in.position(), length)) {
      return false;
    }
    copy(length - 1);
    out.put((byte) (withProxy ? Instructions.ALOAD_1 : Instructions.ACONST_NULL));
    out.put((byte) Instructions.INVOKESTATIC);
    out.putShort((short) (constants.length + NEW_CONSTANTS - 1));
    copy(1); // The return.
    if (copyU2() > 0) {
      return false; // A handler may end, or begin, where the call is now.
    }
    copyAttributes();
    patched++;
    return true;
  }

  private void copyAttributes() {
    for (int attributes = copyU2(); attributes > 0; attributes--) {
      copy(2); // Its name.
      copy(copyInt());
    }
  }

  private boolean isText(int constant, String text) {
    int at = constants[constant];
    if (in.get(at) != UTF8 || in.getShort(at + 1) != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (in.get(at + 3 + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int u2() {
    return in.getShort() & MAX_U2;
  }

  private int copyU2() {
    int value = u2();
    out.putShort((short) value);
    return value;
  }

  private int copyInt() {
    int value = in.getInt();
    out.putInt(value);
    return value;
  }

  private void copy(int length) {
    out.put(original, in.position(), length);
    in.position(in.position() + length);
  }
}
