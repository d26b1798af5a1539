package io.github.trrauth.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The jars of the start-up measurement, made from the classes of {@code startup}. */
final class StartupJars {
  private static final String FOLDER = "io/github/trrauth/benchmarks/startup/";
  private static final String PACKAGE = "io.github.trrauth.benchmarks.startup.";
  private static final String MODEL = "Class0000";
  private static final int MOST = 10_000;

  private StartupJars() {}

  /** Makes an agent that does nothing. */
  static Path emptyAgent(Path folder) throws IOException {
    Manifest manifest = manifest();
    manifest.getMainAttributes().putValue("Premain-Class", PACKAGE + "EmptyAgent");
    return jar(folder.resolve("empty-agent.jar"), manifest, 0, "EmptyAgent");
  }

  /** Makes a program that greets. */
  static Path hello(Path folder) throws IOException {
    return jar(folder.resolve("hello.jar"), main("Hello"), 0, "Hello", "PeakMemory");
  }

  /**
   * Makes a program that needs many classes, and takes as an argument how many.
   *
   * @param copies how many classes there are besides those of the program itself
   */
  static Path many(Path folder, int copies) throws IOException {
    if (copies < 1 || copies > MOST) {
      throw new IllegalArgumentException("copies must be 1 to " + MOST + ", was " + copies);
    }
    return jar(folder.resolve("many.jar"), main("Many"), copies, "Many", "PeakMemory", "Sums");
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    return manifest;
  }

  private static Manifest main(String name) {
    Manifest manifest = manifest();
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PACKAGE + name);
    return manifest;
  }

  private static Path jar(Path jar, Manifest manifest, int copies, String... classes)
      throws IOException {
    Files.createDirectories(jar.toAbsolutePath().getParent());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (String name : classes) {
        add(out, name, classFile(name));
      }
      for (int i = 0; i < copies; i++) {
        String name = MODEL.substring(0, 5) + Integer.toString(MOST + i).substring(1);
        add(out, name, renamed(classFile(MODEL), name));
      }
    }
    return jar;
  }

  private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new JarEntry(FOLDER + name + ".class"));
    out.write(bytes);
    out.closeEntry();
  }

  private static byte[] classFile(String name) throws IOException {
    String resource = "/" + FOLDER + name + ".class";
    try (InputStream in = StartupJars.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("there is no " + resource);
      }
      return in.readAllBytes();
    }
  }

  /** Names are as long as they were, so that nothing else in the class file changes. */
  private static byte[] renamed(byte[] model, String name) {
    return new String(model, ISO_8859_1).replace(MODEL, name).getBytes(ISO_8859_1);
  }
}
