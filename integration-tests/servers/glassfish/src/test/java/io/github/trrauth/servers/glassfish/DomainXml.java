package io.github.trrauth.servers.glassfish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The configuration of a domain: the server's own comes first in it, a template second. */
final class DomainXml {
  private static final String END_OF_JVM = "</java-config>";
  private static final String TRUST_STORE =
      "<jvm-options>-Djavax.net.ssl.trustStore="
          + "${com.sun.aas.instanceRoot}/config/cacerts.jks</jvm-options>";

  private String text;

  private DomainXml(String text) {
    this.text = text;
  }

  static DomainXml read(Path file) throws IOException {
    return new DomainXml(Files.readString(file));
  }

  void write(Path file) throws IOException {
    Files.writeString(file, text);
  }

  /** Replaces a text where it is for the first time. */
  void replace(String before, String after) {
    int start = text.indexOf(before);
    if (start < 0) {
      throw new IllegalStateException("domain.xml must contain " + before);
    }
    text = text.substring(0, start) + after + text.substring(start + before.length());
  }

  /** Moves a listener to a port of the loopback address. */
  void listener(String name, int port) {
    text =
        text.replaceFirst(
            "<network-listener port=\"[0-9]+\"([^>]* name=\"" + name + "\")",
            "<network-listener address=\"127.0.0.1\" port=\"" + port + "\"$1");
  }

  /** Starts the JVM with these options, which may name another trust store. */
  void jvmOptions(List<String> options) {
    replace(TRUST_STORE, "");
    StringBuilder elements = new StringBuilder();
    for (String option : options) {
      elements.append("<jvm-options>").append(option).append("</jvm-options>\n");
    }
    replace(END_OF_JVM, elements + END_OF_JVM);
  }
}
