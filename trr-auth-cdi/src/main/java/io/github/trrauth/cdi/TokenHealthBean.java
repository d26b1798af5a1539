package io.github.trrauth.cdi;

import io.github.trrauth.TokenSource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * The readiness check as a bean for WildFly, whose health extension sees the beans of the modules
 * that it depends on, and of the application's libraries only bean archives, which ours is not. So
 * this one is a bean of the API's module. Its API may be missing.
 *
 * <p>Written by hand, since {@code AfterBeanDiscovery.addBean()} puts a bean where the extension
 * is, whatever its bean class is. Others keep to that: in Open Liberty nobody sees a bean of the
 * API's module.
 */
final class TokenHealthBean implements Bean<HealthCheck> {
  private static final String WILDFLY_LOADERS = "org.jboss.modules.";

  private final Supplier<@Nullable TokenSource> source;

  TokenHealthBean(Supplier<@Nullable TokenSource> source) {
    this.source = source;
  }

  /** Says whether the API comes from a module of WildFly. */
  static boolean isNeeded() {
    ClassLoader loader = HealthCheck.class.getClassLoader();
    return loader != null && loader.getClass().getName().startsWith(WILDFLY_LOADERS);
  }

  @Override
  public Class<?> getBeanClass() {
    return HealthCheck.class;
  }

  @Override
  public Set<Type> getTypes() {
    return Set.of(HealthCheck.class, Object.class);
  }

  @Override
  public Set<Annotation> getQualifiers() {
    return Set.of(org.eclipse.microprofile.health.Readiness.Literal.INSTANCE, Any.Literal.INSTANCE);
  }

  @Override
  public Class<? extends Annotation> getScope() {
    return Dependent.class;
  }

  @Override
  public HealthCheck create(CreationalContext<HealthCheck> context) {
    return new TokenHealthCheck(source);
  }

  @Override
  public void destroy(HealthCheck check, CreationalContext<HealthCheck> context) {
    context.release();
  }

  @Override
  public @Nullable String getName() {
    return null;
  }

  @Override
  public Set<InjectionPoint> getInjectionPoints() {
    return Set.of();
  }

  @Override
  public Set<Class<? extends Annotation>> getStereotypes() {
    return Set.of();
  }

  @Override
  public boolean isAlternative() {
    return false;
  }

  @Override
  public String toString() {
    return "the readiness check of trr-auth";
  }
}
