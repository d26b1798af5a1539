package io.github.trrauth.cdi;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import org.eclipse.microprofile.health.HealthCheck;

/**
 * Gives out the readiness check where a build-compatible extension has offered it. Apart from the
 * check, whose methods older containers list, and which do not know such extensions.
 */
public final class TokenHealthCheckCreator implements SyntheticBeanCreator<TokenHealthCheck> {
  /** Made by the CDI container. */
  public TokenHealthCheckCreator() {}

  static void offer(SyntheticComponents components) {
    components
        .addBean(TokenHealthCheck.class)
        .type(HealthCheck.class)
        .qualifier(org.eclipse.microprofile.health.Readiness.class)
        .scope(Dependent.class)
        .createWith(TokenHealthCheckCreator.class);
  }

  @Override
  public TokenHealthCheck create(Instance<Object> lookup, Parameters parameters) {
    return new TokenHealthCheck(() -> TrrAuthBuildExtension.deployment().checked());
  }
}
