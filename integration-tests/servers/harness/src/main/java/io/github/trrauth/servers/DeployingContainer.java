package io.github.trrauth.servers;

import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.event.ContainerControlEvent;
import org.jboss.arquillian.core.api.Event;
import org.jboss.shrinkwrap.api.Archive;

/** A container that an Arquillian adapter has started. */
final class DeployingContainer {
  private final Container<?> container;
  private final Event<ContainerControlEvent> control;

  DeployingContainer(Container<?> container, Event<ContainerControlEvent> control) {
    this.container = container;
    this.control = control;
  }

  void deploy(Archive<?> archive) {
    control.fire(new Order(container, adapter -> adapter.deploy(archive)));
  }

  void undeploy(Archive<?> archive) {
    control.fire(new Order(container, adapter -> adapter.undeploy(archive)));
  }

  /** What is done with an adapter. */
  interface Work {
    void with(DeployableContainer<?> adapter) throws Exception;
  }

  /**
   * The event with which Arquillian enters the container's context, without which adapters do not
   * work. Its own events for a deployment would expect a test class that says what to deploy.
   */
  static final class Order extends ContainerControlEvent {
    private final Work work;

    Order(Container<?> container, Work work) {
      super(container);
      this.work = work;
    }

    void carryOut() throws Exception {
      work.with(getContainer().getDeployableContainer());
    }
  }
}
