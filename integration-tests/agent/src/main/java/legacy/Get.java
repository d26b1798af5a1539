package legacy;

/** A program that gets the URLs that it is called with, one after the other. */
final class Get {
  private Get() {}

  public static void main(String[] arguments) {
    for (String url : arguments) {
      System.out.println(Terminal.get(url));
    }
  }
}
