package io.github.trrauth.pages;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * A hundred ports in a row that nobody listens on. Each port that a page names becomes the one of
 * them with the same last two digits, so that what a server derives from its first port is free as
 * well. They lie below those that systems give to whoever asks for any.
 */
final class Ports {
  private static final Pattern NAMED = Pattern.compile("\\b(?:80|84|99)(00|43|44|45|80|90)\\b");
  private static final int SIZE = 100;
  private static final int FIRST = 20_000;
  private static final int HUNDREDS = 120;

  private final int base;

  private Ports(int base) {
    this.base = base;
  }

  static Ports free() {
    int start = ThreadLocalRandom.current().nextInt(HUNDREDS);
    for (int i = 0; i < HUNDREDS; i++) {
      int base = FIRST + (start + i) % HUNDREDS * SIZE;
      if (areFree(base)) {
        return new Ports(base);
      }
    }
    throw new IllegalStateException("no hundred ports in a row are free from " + FIRST + " on");
  }

  private static boolean areFree(int base) {
    for (int port = base; port < base + SIZE; port++) {
      try {
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }

  /** Returns a text of a page with these ports. */
  String in(String text) {
    return NAMED
        .matcher(text)
        .replaceAll(named -> String.valueOf(base + Integer.parseInt(named.group(1))));
  }
}
