package legacy;

import java.lang.reflect.Field;
import java.net.HttpURLConnection;

/** A program that looks around in its JVM. */
final class Inside {
  private Inside() {}

  public static void main(String[] arguments) throws Exception {
    for (String name : arguments) {
      System.out.println(name + ": " + visible(name));
    }
    System.out.println("java.net: " + isOpen());
  }

  private static String visible(String name) {
    try {
      Class.forName(name);
      return "visible";
    } catch (ClassNotFoundException e) {
      return "not visible";
    }
  }

  private static String isOpen() throws Exception {
    Field field = HttpURLConnection.class.getDeclaredField("method");
    try {
      field.setAccessible(true);
      return "open";
    } catch (RuntimeException e) {
      return "not open";
    }
  }
}
