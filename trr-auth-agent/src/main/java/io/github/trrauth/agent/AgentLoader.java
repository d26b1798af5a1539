package io.github.trrauth.agent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of the agent's own classes, which are stored in the agent's jar under names that
 * no other loader looks for.
 *
 * <p>It keeps them out of the application's sight, and it gives them a module of their own: what
 * the agent has the JDK open to itself is not opened to the application. Its parent is the boot
 * loader, so nothing of the application's can be picked up by mistake either.
 */
final class AgentLoader extends ClassLoader {
  private static final String FOLDER = "trr-auth/";
  private static final String CLASS = ".class";
  private static final String STORED = ".classdata";

  static {
    registerAsParallelCapable();
  }

  private final ZipFile jar;
  private final ProtectionDomain domain;

  /** The bytes of further classes by the names of their files. */
  private final Map<String, byte[]> more;

  private AgentLoader(ZipFile jar, ProtectionDomain domain, Map<String, byte[]> more) {
    super(null);
    this.jar = jar;
    this.domain = domain;
    this.more = more;
  }

  /** Returns a loader for the jar that this class was loaded from, which stays open. */
  static AgentLoader open() throws IOException, URISyntaxException {
    return open(Collections.<String, byte[]>emptyMap());
  }

  /** Returns such a loader that has further classes, by the names of their files. */
  static AgentLoader open(Map<String, byte[]> more) throws IOException, URISyntaxException {
    ProtectionDomain domain = AgentLoader.class.getProtectionDomain();
    URI jar = domain.getCodeSource().getLocation().toURI();
    return new AgentLoader(new ZipFile(new File(jar)), domain, more);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] stored;
    try {
      stored = read(name.replace('.', '/'));
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    if (stored == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, stored, 0, stored.length, domain);
  }

  /** Finds the stored form of a class; there are no other resources. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    if (!name.endsWith(CLASS)) {
      return null;
    }
    try {
      byte[] stored = read(name.substring(0, name.length() - CLASS.length()));
      return stored == null ? null : new ByteArrayInputStream(stored);
    } catch (IOException e) {
      return null;
    }
  }

  private byte @Nullable [] read(String path) throws IOException {
    ZipEntry entry = jar.getEntry(FOLDER + path + STORED);
    if (entry == null) {
      return more.get(path + CLASS);
    }
    try (InputStream in = jar.getInputStream(entry)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.max(32, entry.getSize()));
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    }
  }
}
