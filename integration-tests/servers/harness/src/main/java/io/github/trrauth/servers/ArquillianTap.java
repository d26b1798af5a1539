package io.github.trrauth.servers;

import java.util.concurrent.atomic.AtomicReference;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.event.ContainerControlEvent;
import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.core.api.Event;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** The extension of Arquillian that hands over the container once it has started. */
public final class ArquillianTap implements LoadableExtension {
  private static final AtomicReference<DeployingContainer> STARTED = new AtomicReference<>();

  /** Made by Arquillian. */
  public ArquillianTap() {}

  static DeployingContainer started() {
    DeployingContainer container = STARTED.get();
    if (container == null) {
      throw new IllegalStateException("Arquillian has started no container.");
    }
    return container;
  }

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Observer.class);
  }

  /** Is told when the container has started. */
  @SuppressWarnings("NullAway.Init") // injected
  public static final class Observer {
    @Inject private Instance<ContainerRegistry> registry;
    @Inject private Event<ContainerControlEvent> control;

    /** Made by Arquillian. */
    public Observer() {}

    /**
     * Keeps the only container.
     *
     * @param event says that it has started
     */
    public void started(@Observes AfterStart event) {
      STARTED.set(new DeployingContainer(registry.get().getContainers().get(0), control));
    }

    /**
     * Carries an order out, in the container's context.
     *
     * @param order what is to be done
     * @throws Exception if it fails
     */
    void carryOut(@Observes DeployingContainer.Order order) throws Exception {
      order.carryOut();
    }
  }
}
