package io.github.trrauth.benchmarks.startup;

/** A program of thousands of classes, all of which it needs at its start. */
public final class Many {
  private Many() {}

  /**
   * Loads them, and has each do something.
   *
   * @param arguments how many there are
   */
  public static void main(String[] arguments) throws ClassNotFoundException {
    String name = Class0000.class.getName();
    String prefix = name.substring(0, name.length() - 4);
    int count = Integer.parseInt(arguments[0]);
    for (int i = 0; i < count; i++) {
      String number = Integer.toString(10_000 + i).substring(1);
      Class.forName(prefix + number);
    }
    System.out.println("hello " + Class0000.sum());
    PeakMemory.print();
  }
}
