package io.github.trrauth;

import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * A token source that is registered with the platform's MBean server, as a {@link TrrAuthMXBean},
 * from {@link #register} to {@link #close}.
 *
 * <p>Loading this class needs the module {@code java.management}, and registering starts JMX, which
 * starts {@code java.util.logging}: both only where an MBean is wanted. A registered MBean keeps
 * the class loader alive, so that it must be closed before the end of the application. Safe for use
 * by several threads.
 */
public final class SourceMBean implements AutoCloseable {
  private static final String PREFIX = "io.github.trrauth:type=TokenSource";
  private static final int MAX_INSTANCES = 1000;

  private final MBeanServer server;
  private final ObjectName name;

  private SourceMBean(MBeanServer server, ObjectName name) {
    this.server = server;
    this.name = name;
  }

  /**
   * Registers a source under {@code
   * io.github.trrauth:type=TokenSource,application="...",origin="..."}, with {@code ,instance=2}
   * and so on where that name is taken.
   *
   * @param source the source, which is not closed by this
   * @param application what to call the application; any text
   * @return the registration
   * @throws IllegalStateException if JMX does not take it
   */
  public static SourceMBean register(TokenSource source, String application) {
    String base =
        PREFIX
            + ",application="
            + ObjectName.quote(application)
            + ",origin="
            + ObjectName.quote(source.origin().toString());
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      return new SourceMBean(server, register(server, new SourceView(source), base));
    } catch (JMException e) {
      throw new IllegalStateException(e.toString(), e);
    }
  }

  /** Tries rather than asks, since another application may take the name in between. */
  private static ObjectName register(MBeanServer server, SourceView view, String base)
      throws JMException {
    for (int instance = 1; instance < MAX_INSTANCES; instance++) {
      ObjectName name = name(base, instance);
      try {
        server.registerMBean(view, name);
        return name;
      } catch (InstanceAlreadyExistsException e) {
        // The next number.
      }
    }
    throw new InstanceAlreadyExistsException(base);
  }

  private static ObjectName name(String base, int instance) throws MalformedObjectNameException {
    return new ObjectName(instance == 1 ? base : base + ",instance=" + instance);
  }

  /**
   * Returns the name under which the source is registered.
   *
   * @return an object name in its text form
   */
  public String name() {
    return name.toString();
  }

  /** Takes the source out of the MBean server; closing twice is harmless. */
  @Override
  public void close() {
    try {
      server.unregisterMBean(name);
    } catch (InstanceNotFoundException e) {
      // Somebody has done so already.
    } catch (JMException e) {
      throw new IllegalStateException(e.toString(), e);
    }
  }
}
