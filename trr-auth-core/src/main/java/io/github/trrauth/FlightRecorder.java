package io.github.trrauth;

/**
 * The way to the JDK Flight Recorder, on a JVM that has it: from Java 11 on, with the module {@code
 * jdk.jfr}.
 *
 * <p>The events are {@code io.github.trrauth.TokenFetch}, {@code .Rejection}, {@code .Acceptance},
 * {@code .Replay}, {@code .SecretSwitch} and {@code .Alert}. They hold no token and no secret.
 */
public final class FlightRecorder {
  private FlightRecorder() {}

  /**
   * Returns a listener that records each event while there is a recording, and does next to nothing
   * while there is none.
   *
   * @return a listener, which ignores everything on a JVM without the Flight Recorder
   */
  public static AuthListener listener() {
    try {
      // First: WildFly warns of a class of ours that cannot be linked.
      Class.forName("jdk.jfr.Event", false, FlightRecorder.class.getClassLoader());
      // Compiled for Java 11: named by its name, so that this class can be loaded on any JVM.
      Class<?> recorder = Class.forName("io.github.trrauth.RecordingListener");
      return (AuthListener) recorder.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      return event -> {};
    }
  }
}
