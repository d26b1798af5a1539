package io.github.trrauth.cdi;

import java.lang.ref.WeakReference;
import java.security.CodeSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The applications that share this jar, each found by its class loader.
 *
 * <p>Filters are made by the JAX-RS implementation, which knows nothing of ours. In {@code
 * WEB-INF/lib} or on a class path the jar belongs to one application; in an EAR or a server's own
 * folder to several. Nothing here keeps a loader alive.
 */
final class Applications {
  private static final List<Entry> DEPLOYED = new CopyOnWriteArrayList<>();
  private static final Map<ClassLoader, Application> FOUND = new WeakHashMap<>();

  /** What is left of applications that were deployed, for requests that come after their end. */
  private static final Map<ClassLoader, Supplier<Application>> ENDED =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Applications() {}

  /**
   * Adds an application that has been deployed; whoever deployed it holds on to it until {@link
   * #remove}.
   */
  static void add(ClassLoader loader, Application application) {
    DEPLOYED.removeIf(Entry::isGone);
    DEPLOYED.add(0, new Entry(loader, application));
    ENDED.remove(placeOf(loader));
  }

  static void remove(Application application) {
    for (Entry entry : DEPLOYED) {
      ClassLoader loader = entry.loader.get();
      if (loader != null && entry.application.get() == application) {
        end(placeOf(loader), application);
      }
    }
    DEPLOYED.removeIf(entry -> entry.isGone() || entry.application.get() == application);
  }

  /**
   * Nothing starts anew in an application that has ended: it would go on for ever, and make the
   * server hold on to the loader. A program in Java SE goes on after the end of a container.
   */
  private static void end(ClassLoader place, Application application) {
    if (place != ClassLoader.getSystemClassLoader()) {
      ENDED.put(place, application.afterEnd());
    }
  }

  private static ClassLoader placeOf(ClassLoader loader) {
    return OwnJar.BELONGS_TO_ONE ? OwnJar.LOADER : loader;
  }

  /** Says whether this jar is a part of one application, and not one that several share. */
  static boolean isJarOfOne() {
    return OwnJar.BELONGS_TO_ONE;
  }

  /** Returns the application that this thread works for. */
  static Application current() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    Application deployed = nearest(context);
    if (deployed == null) {
      deployed = owner();
    }
    if (deployed != null) {
      return deployed;
    }
    ClassLoader place = context == null ? OwnJar.LOADER : placeOf(context);
    Application ended = ended(place);
    return ended == null ? found(place) : ended;
  }

  /**
   * Says whether nobody tells of the end of an application, as of one in a server that no CDI
   * container knows. A program ends with its JVM.
   */
  static boolean endsUnseen(Application application) {
    if (OwnJar.LOADER == ClassLoader.getSystemClassLoader()) {
      return false;
    }
    for (Entry entry : DEPLOYED) {
      if (entry.application.get() == application) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Application ended(ClassLoader place) {
    if (ENDED.isEmpty()) {
      return null;
    }
    for (ClassLoader loader = place; loader != null; loader = loader.getParent()) {
      Supplier<Application> ended = ENDED.get(loader);
      if (ended != null) {
        return ended.get();
      }
    }
    return null;
  }

  /** Returns the application of the loader or of the nearest of its parents. */
  private static @Nullable Application nearest(@Nullable ClassLoader context) {
    for (ClassLoader loader = context; loader != null; loader = loader.getParent()) {
      for (Entry entry : DEPLOYED) {
        Application application = entry.application.get();
        if (application != null && entry.loader.get() == loader) {
          return application;
        }
      }
    }
    return null;
  }

  /** Returns the application that this jar is a part of, for threads with a foreign loader. */
  private static @Nullable Application owner() {
    Application only = null;
    int alive = 0;
    for (Entry entry : DEPLOYED) {
      Application application = entry.application.get();
      if (application != null && entry.loader.get() == OwnJar.LOADER) {
        return application;
      }
      if (application != null) {
        only = application;
        alive++;
      }
    }
    return OwnJar.BELONGS_TO_ONE && alive == 1 ? only : null;
  }

  /** Returns an application that nothing has deployed, from its configuration at first use. */
  private static Application found(ClassLoader loader) {
    synchronized (FOUND) {
      Application known = FOUND.get(loader);
      if (known != null) {
        return known;
      }
      // A source of the configuration may itself call out through a client with our filter.
      FOUND.put(loader, Application.OFF);
      Application application = null;
      try {
        application = Application.found(Configuration.of(loader));
        return application;
      } finally {
        // Mistakes are not remembered: they may be mended, and their stack trace holds loaders.
        if (application == null || application.isBroken()) {
          FOUND.remove(loader);
        } else {
          FOUND.put(loader, application);
        }
      }
    }
  }

  /** One application, for as long as somebody else holds on to it. */
  private static final class Entry {
    final WeakReference<ClassLoader> loader;
    final WeakReference<Application> application;

    Entry(ClassLoader loader, Application application) {
      this.loader = new WeakReference<>(loader);
      this.application = new WeakReference<>(application);
    }

    boolean isGone() {
      return loader.get() == null || application.get() == null;
    }
  }

  /** Where this jar lies. */
  private static final class OwnJar {
    static final ClassLoader LOADER = loader();
    static final boolean BELONGS_TO_ONE =
        LOADER == ClassLoader.getSystemClassLoader() || location().contains("/WEB-INF/");

    private static ClassLoader loader() {
      ClassLoader own = Applications.class.getClassLoader();
      return own == null ? ClassLoader.getSystemClassLoader() : own;
    }

    private static String location() {
      CodeSource source = Applications.class.getProtectionDomain().getCodeSource();
      return source == null || source.getLocation() == null ? "" : source.getLocation().toString();
    }
  }
}
