package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table for people on call names what there is. */
class OperationsDocumentationTest {
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final int JMX = 3;
  private static final int FLIGHT_RECORDER = 4;

  /** The names in a column of the first table. */
  private static Set<String> names(int column) throws Exception {
    List<String> lines = Files.readAllLines(Path.of("..", "docs", "operations.md"));
    return lines.stream()
        .dropWhile(line -> !line.startsWith("|---"))
        .skip(1)
        .takeWhile(line -> line.startsWith("|"))
        .flatMap(line -> NAME.matcher(line.split("\\|", -1)[column]).results())
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void jmxColumn_namesEveryAttributeAndNoOther() throws Exception {
    Set<String> attributes =
        Arrays.stream(Introspector.getBeanInfo(TrrAuthMXBean.class).getPropertyDescriptors())
            .map(PropertyDescriptor::getName)
            .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(names(JMX)).isEqualTo(attributes);
  }

  @Test
  void flightRecorderColumn_namesEveryEventAndOnlyFieldsThatThereAre() throws Exception {
    Set<String> events = new TreeSet<>();
    Set<String> fields = new TreeSet<>();
    for (Class<?> type :
        Class.forName("io.github.trrauth.RecordingListener").getDeclaredClasses()) {
      events.add(type.getSimpleName());
      for (Class<?> level = type; level != jdk.jfr.Event.class; level = level.getSuperclass()) {
        Arrays.stream(level.getDeclaredFields()).forEach(field -> fields.add(field.getName()));
      }
    }

    assertThat(names(FLIGHT_RECORDER)).containsAll(events);
    fields.addAll(events);
    assertThat(fields).containsAll(names(FLIGHT_RECORDER));
  }
}
