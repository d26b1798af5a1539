package io.github.trrauth.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where a secret might be found in an application, written down for a search from outside. */
public final class Places {
  private final Class<?> anchor;
  private final Path jar;
  private final List<?> roots;

  private Places(Class<?> anchor, Path jar, List<?> roots) {
    this.anchor = anchor;
    this.jar = jar;
    this.roots = roots;
  }

  /**
   * Describes where the application has our objects.
   *
   * @param anchor the name of a class whose static fields lead to them
   * @param jar the packaged jar with our types
   * @param roots objects that lead to more of them; may grow later
   * @return the places of this JVM
   * @throws ClassNotFoundException if there is no such class
   */
  public static Places of(String anchor, Path jar, List<?> roots) throws ClassNotFoundException {
    return new Places(Class.forName(anchor), jar, roots);
  }

  /** Writes one file for each kind of place, and returns a line of numbers. */
  String writeTo(Path folder, List<Throwable> failures) throws IOException {
    List<Object> objects = objects(failures);
    List<String> texts =
        objects.stream()
            .map(one -> one.getClass().getName() + " " + one)
            .collect(Collectors.toList());
    List<String> beans = ManagedBeans.attributes();
    List<String> threads = threads();
    List<String> properties = properties();
    List<String> serialised = serialised(objects);
    write(folder, "texts", texts);
    write(folder, "beans", beans);
    write(folder, "threads", threads);
    write(folder, "properties", properties);
    write(folder, "traces", failures.stream().map(Places::trace).collect(Collectors.toList()));
    write(folder, "serialised", serialised);
    write(folder, "serialisable", serialisable(objects));
    write(folder, "types", types(objects));
    return String.format(
        "%d texts of %d types, %d threads, %d attributes of managed beans, %d properties and"
            + " variables, %d exceptions, %d of them serialised",
        texts.size(),
        types(objects).size(),
        threads.size(),
        beans.size(),
        properties.size(),
        failures.size(),
        serialised.size());
  }

  private List<Object> objects(List<Throwable> failures) throws IOException {
    ObjectWalk walk = new ObjectWalk();
    walk.fromStatics(anchor);
    roots.forEach(walk::from);
    for (Throwable failure : failures) {
      for (Throwable one = failure; one != null; one = one.getCause()) {
        walk.from(one);
      }
    }
    for (Class<?> type : ourTypes(new ArrayList<>(walk.ours()))) {
      walk.fromStatics(type);
    }
    return walk.ours();
  }

  /** Our types as the loader of our objects has them, which need not be this class's. */
  private List<Class<?>> ourTypes(List<Object> objects) throws IOException {
    for (Object one : objects) {
      ClassLoader loader = one.getClass().getClassLoader();
      if (loader != null) {
        return OurTypes.of(jar, loader);
      }
    }
    return List.of();
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName() + " " + thread.getThreadGroup())
        .collect(Collectors.toList());
  }

  private static List<String> properties() {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<Object, Object> property : System.getProperties().entrySet()) {
      lines.add(property.getKey() + "=" + property.getValue());
    }
    System.getenv().forEach((name, value) -> lines.add(name + "=" + value));
    return lines;
  }

  /** Our exceptions in the form in which they would travel to another JVM. */
  private static List<String> serialised(List<Object> objects) {
    return objects.stream()
        .filter(one -> one instanceof Throwable)
        .map(Serialised::text)
        .collect(Collectors.toList());
  }

  /** Our types that could be serialised, but for exceptions and enums. */
  private List<String> serialisable(List<Object> objects) throws IOException {
    return ourTypes(objects).stream()
        .filter(type -> Serializable.class.isAssignableFrom(type))
        .filter(type -> !Throwable.class.isAssignableFrom(type))
        .filter(type -> !Enum.class.isAssignableFrom(type))
        .map(Class::getName)
        .collect(Collectors.toList());
  }

  private static Set<String> types(List<Object> objects) {
    return objects.stream()
        .map(one -> one.getClass().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  private static void write(Path folder, String name, Iterable<String> lines) throws IOException {
    Files.write(folder.resolve(name), lines, UTF_8);
  }
}
