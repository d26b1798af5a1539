package io.github.trrauth.cdi;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A public method that is known by its name only, for classes that cannot be seen from here. Safe
 * for use by several threads.
 *
 * <p>It is asked of every request. To look a method up costs more than to call it, so the last one
 * is remembered, but not held on to: its class may be that of an application that ends.
 */
final class NamedMethod {
  private final String name;
  private volatile WeakReference<Found> last = new WeakReference<>(null);

  private NamedMethod(String name) {
    this.name = name;
  }

  static NamedMethod of(String name) {
    return new NamedMethod(name);
  }

  /** Calls it without parameters; null if there is none that can be called. */
  @Nullable Object call(Object target) {
    try {
      Method method = method(target.getClass());
      return method == null ? null : method.invoke(target);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  private @Nullable Method method(Class<?> type) {
    Found found = last.get();
    if (found == null || found.type != type) {
      found = new Found(type, find(type, name));
      last = new WeakReference<>(found);
    }
    return found.method;
  }

  /** Returns a method that can be called from here, or null. */
  static @Nullable Method find(@Nullable Class<?> type, String name, Class<?>... parameters) {
    if (type == null) {
      return null;
    }
    if (Modifier.isPublic(type.getModifiers())) {
      try {
        return type.getMethod(name, parameters);
      } catch (NoSuchMethodException e) {
        return null;
      }
    }
    for (Class<?> contract : type.getInterfaces()) {
      Method method = find(contract, name, parameters);
      if (method != null) {
        return method;
      }
    }
    return find(type.getSuperclass(), name, parameters);
  }

  /** What a search has come to. */
  private static final class Found {
    final Class<?> type;
    final @Nullable Method method;

    Found(Class<?> type, @Nullable Method method) {
      this.type = type;
      this.method = method;
    }
  }
}
