package io.github.trrauth.agent;

import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * What the agent does in its own name, where a security manager watches: with the permissions of
 * the agent's jar, whatever those of the program are that calls the vendor.
 *
 * <p>The requests to the vendor are the program's, and remain in need of its permissions.
 */
final class AsAgent {
  private AsAgent() {}

  static <T extends @Nullable Object> T call(PrivilegedAction<T> action) {
    return AccessController.doPrivileged(action);
  }
}
