package io.github.trrauth.leak;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * All objects of ours that can be reached from some others through fields of ours, and through what
 * the JDK keeps objects in.
 */
final class ObjectWalk {
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> toDo = new ArrayDeque<>();
  private final List<Object> ours = new ArrayList<>();

  /** Adds a place to start from. */
  void from(@Nullable Object root) {
    if (root != null && seen.add(root)) {
      toDo.add(root);
    }
  }

  /** Adds what the static fields of a class hold; for a class of ours or of its like. */
  void fromStatics(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        from(value(field, null));
      }
    }
  }

  List<Object> ours() {
    while (!toDo.isEmpty()) {
      visit(toDo.remove());
    }
    return ours;
  }

  private void visit(Object object) {
    if (OurTypes.isOurs(object.getClass().getName())) {
      ours.add(object);
      for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
        if (OurTypes.isOurs(type.getName())) {
          visitFields(object, type);
        }
      }
    } else {
      visitContents(object);
    }
  }

  private void visitFields(Object object, Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        from(value(field, object));
      }
    }
  }

  private void visitContents(Object object) {
    if (object instanceof Object[]) {
      for (int i = 0; i < Array.getLength(object); i++) {
        from(Array.get(object, i));
      }
    } else if (object instanceof Collection) {
      new ArrayList<>((Collection<?>) object).forEach(this::from);
    } else if (object instanceof Map) {
      ((Map<?, ?>) object)
          .forEach(
              (key, value) -> {
                from(key);
                from(value);
              });
    } else if (object instanceof AtomicReference) {
      from(((AtomicReference<?>) object).get());
    } else if (object instanceof Reference) {
      from(((Reference<?>) object).get());
    } else if (object instanceof Optional) {
      ((Optional<?>) object).ifPresent(this::from);
    }
  }

  private static @Nullable Object value(Field field, @Nullable Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      // Of a class that cannot be initialised here, or one that is not open.
      return null;
    }
  }
}
