package io.github.trrauth.servers;

/** A server has refused an application. */
public final class DeploymentFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Says so.
   *
   * @param message what the server said
   */
  public DeploymentFailedException(String message) {
    super(message);
  }

  /**
   * Says so.
   *
   * @param message what the server said
   * @param cause what its adapter threw
   */
  public DeploymentFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
