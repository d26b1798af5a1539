package io.github.trrauth.cdi;

import io.github.trrauth.AuthEvent;
import io.github.trrauth.InvalidSettingsException;
import io.github.trrauth.MessageId;
import io.github.trrauth.TokenSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import org.jspecify.annotations.Nullable;

/**
 * The portable extension: it checks the settings at deployment, offers the {@link TokenSource} as a
 * bean, and passes events on.
 *
 * <p>A wrong setting stops the deployment, with every mistake in one message. A vendor that is down
 * does not. Events are fired asynchronously: {@code @ObservesAsync AuthEvent}.
 */
public class TrrAuthExtension implements Extension {
  private volatile @Nullable Deployment deployment;

  /** Made by the CDI container. */
  public TrrAuthExtension() {}

  void offerTokenSource(@Observes AfterBeanDiscovery discovery) {
    // Dependent, since the class is final: nothing of a proxy's, and the extension closes it.
    discovery
        .addBean()
        .beanClass(TokenSource.class)
        .types(TokenSource.class, Object.class)
        .scope(Dependent.class)
        .produceWith(unused -> tokenSource());
    Readiness.offer(discovery, this::checked);
  }

  private @Nullable TokenSource checked() {
    Deployment current = deployment;
    return current == null ? null : current.checked();
  }

  private TokenSource tokenSource() {
    Deployment current = deployment;
    if (current == null) {
      throw new IllegalStateException(
          MessageId.NOT_DEPLOYED_YET.before("The token source is there after the deployment."));
    }
    return current.tokenSource();
  }

  void check(@Observes AfterDeploymentValidation validation, BeanManager beans) {
    try {
      deployment =
          Deployment.ofPossiblyMany(
              event -> beans.getEvent().select(AuthEvent.class).fireAsync(event));
    } catch (InvalidSettingsException e) {
      // Not addDeploymentProblem: OpenWebBeans logs such problems with a logger of the first
      // application in the server, and once that one is gone nobody sees them.
      throw new DeploymentException(e.getMessage(), e);
    }
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started, BeanManager beans) {
    Deployment current = deployment;
    if (current != null) {
      current.started(Container.beans(() -> beans.createInstance()));
    }
  }

  void stopMeasuring(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ending) {
    Deployment current = deployment;
    if (current != null) {
      current.stopMeasuring();
    }
  }

  void close(@Observes BeforeShutdown shutdown) {
    ResteasyCache.forgetUs();
    Deployment current = deployment;
    if (current != null) {
      current.close();
      deployment = null;
    }
  }
}
