package io.github.trrauth.cdi.door;

import io.github.trrauth.cdi.BearerFilter;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.ClientLifeCycleManager;

/**
 * The door for the CXF of a server, whose bus is there before the application and is shared by all
 * of them.
 */
public class ContainerBusDoor implements Extension {
  private static final int LAST = 10_000;

  private Runnable leave = () -> {};

  /** Made by the CDI container. */
  public ContainerBusDoor() {}

  /** Last, so that nothing is left of an application with wrong settings. */
  void enter(@Observes @Priority(LAST) AfterDeploymentValidation validation) {
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
      if (bus == null) {
        return () -> {};
      }
      ClientOwner owner = new ClientOwner();
      Runnable filters = CxfDoor.add(bus, BearerFilter.forSharedPlace(owner::isHere));
      ClientLifeCycleManager clients = bus.getExtension(ClientLifeCycleManager.class);
      if (clients == null) {
        return filters;
      }
      clients.registerListener(owner);
      return () -> {
        filters.run();
        clients.unRegisterListener(owner);
      };
    }
  }
}
