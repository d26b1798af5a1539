package io.github.trrauth.leak;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** What can be read of a JVM through JMX. */
final class ManagedBeans {
  private ManagedBeans() {}

  /** All attributes of all beans, a line each. */
  static List<String> attributes() {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    List<String> lines = new ArrayList<>();
    for (ObjectName name : server.queryNames(null, null)) {
      try {
        for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
          lines.add(name + " " + attribute.getName() + "=" + value(server, name, attribute));
        }
      } catch (JMException e) {
        // A bean that has gone.
      }
    }
    return lines;
  }

  private static @Nullable String value(
      MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) {
    try {
      Object value = server.getAttribute(name, attribute.getName());
      return value instanceof Object[] ? Arrays.deepToString((Object[]) value) : "" + value;
    } catch (JMException | RuntimeException e) {
      return e.toString();
    }
  }
}
