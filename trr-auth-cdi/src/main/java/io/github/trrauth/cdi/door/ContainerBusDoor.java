package io.github.trrauth.cdi.door;

import io.github.trrauth.cdi.BearerFilter;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;

/**
 * The door for the CXF of a server, whose bus is there before the application and is shared by all
 * of them.
 */
public class ContainerBusDoor implements Extension {
  private Runnable leave = () -> {};

  /** Made by the CDI container. */
  public ContainerBusDoor() {}

  void enter(@Observes AfterDeploymentValidation validation) {
    try {
      leave = ServerBus.enter();
    } catch (LinkageError e) {
      // No CXF here.
    }
  }

  void leave(@Observes BeforeShutdown shutdown) {
    leave.run();
    leave = () -> {};
  }

  /** What names CXF's types; loaded only where the attempt can fail. */
  private static final class ServerBus {
    static Runnable enter() {
      Bus bus = BusFactory.getDefaultBus(false);
      return bus == null ? () -> {} : CxfDoor.add(bus, BearerFilter.forSharedPlace());
    }
  }
}
