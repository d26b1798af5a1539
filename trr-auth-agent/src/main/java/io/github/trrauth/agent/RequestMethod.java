package io.github.trrauth.agent;

import java.lang.reflect.Field;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * The methods that {@link HttpURLConnection#setRequestMethod} refuses, PATCH before all, and that
 * applications set all the same: by reflection, in the field {@code method}.
 */
final class RequestMethod {
  private static final @Nullable Field METHOD = field(HttpURLConnection.class, "method");

  /** Kept, since to look it up takes longer than all else that is done for a connection. */
  private static volatile @Nullable Field delegate;

  private RequestMethod() {}

  /** Sets the method, if need be in the way in which the application must have done it. */
  static void set(HttpURLConnection connection, String method) throws ProtocolException {
    try {
      connection.setRequestMethod(method);
    } catch (ProtocolException e) {
      HttpURLConnection inner = inner(connection);
      if (METHOD == null || !set(METHOD, connection, method)) {
        throw e;
      }
      if (inner != null) {
        set(METHOD, inner, method);
      }
    }
  }

  /**
   * Returns what the JDK's https connection does its work with, which is in a field by the name of
   * {@code delegate}; null for other connections.
   */
  static @Nullable HttpURLConnection inner(HttpURLConnection connection) {
    Field field = delegate;
    if (field == null || field.getDeclaringClass() != connection.getClass()) {
      field = field(connection.getClass(), "delegate");
      delegate = field;
    }
    try {
      return field == null ? null : (HttpURLConnection) field.get(connection);
    } catch (IllegalAccessException | ClassCastException e) {
      return null;
    }
  }

  private static boolean set(Field field, HttpURLConnection connection, String value) {
    try {
      field.set(connection, value);
      return true;
    } catch (IllegalAccessException e) {
      return false;
    }
  }

  private static @Nullable Field field(Class<?> owner, String name) {
    try {
      return AsAgent.call(() -> accessible(owner, name));
    } catch (RuntimeException e) {
      // The JVM keeps its inside to itself: an application could not set the method either.
      return null;
    }
  }

  private static @Nullable Field accessible(Class<?> owner, String name) {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      return null;
    }
  }
}
