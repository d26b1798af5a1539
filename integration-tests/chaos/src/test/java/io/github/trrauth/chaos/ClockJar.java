package io.github.trrauth.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The jar, without a class, that names the agent which moves the clock. */
final class ClockJar {
  private ClockJar() {}

  static Path in(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", "io.github.trrauth.chaos.caller.MovedClock");
    attributes.putValue("Can-Retransform-Classes", "true");
    Path jar = folder.resolve("clock.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.finish();
    }
    return jar;
  }
}
