package io.github.trrauth.cdi;

import io.github.trrauth.AuthEvent;
import io.github.trrauth.InvalidSettingsException;
import io.github.trrauth.Setting;
import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticObserver;
import jakarta.enterprise.inject.build.compatible.spi.Validation;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.EventContext;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The build-compatible extension, for CDI containers that know no portable ones: it does what
 * {@link TrrAuthExtension} does, but checks the settings at start-up.
 *
 * <p>At build time the settings of the running application are not known; what is wrong then is a
 * warning only.
 */
@SkipIfPortableExtensionPresent(TrrAuthExtension.class)
public class TrrAuthBuildExtension implements BuildCompatibleExtension {
  /** Besides the two that must be set. */
  private static final Set<Setting> KNOWN_LATER =
      EnumSet.of(
          Setting.CLIENT_SECRET_FILE, Setting.CLIENT_SECRET_NEXT, Setting.CLIENT_SECRET_NEXT_FILE);

  /** Such a container runs one application in a JVM, or one in a class loader. */
  private static final AtomicReference<Deployment> DEPLOYMENT = new AtomicReference<>();

  /** Made by the CDI container. */
  public TrrAuthBuildExtension() {}

  /**
   * Offers the token source as a bean, and asks to be told of start and end.
   *
   * @param components the container's
   */
  @Synthesis
  public void offerTokenSource(SyntheticComponents components) {
    components
        .addBean(TokenSource.class)
        .type(TokenSource.class)
        .scope(Dependent.class)
        .createWith(Creator.class);
    Readiness.offer(components);
    components.<Startup>addObserver(Startup.class).observeWith(Start.class);
    components.<Shutdown>addObserver(Shutdown.class).observeWith(End.class);
  }

  /**
   * Warns of settings that are wrong as far as they are known. Credentials belong where the
   * application runs, so that a build does well to know none.
   *
   * @param messages the container's
   */
  @Validation
  public void check(Messages messages) {
    Configuration configuration = Configuration.current();
    try {
      Settings.read(key -> atBuildTime(configuration, key));
    } catch (InvalidSettingsException e) {
      messages.warn(e.getMessage() + " (as known at build time)");
    }
  }

  private static @Nullable String atBuildTime(Configuration configuration, String key) {
    if (key.equals(Setting.CLIENT_ID.key()) || key.equals(Setting.CLIENT_SECRET.key())) {
      return "known later";
    }
    if (KNOWN_LATER.stream().anyMatch(setting -> setting.key().equals(key))) {
      return null;
    }
    String value = configuration.value(key);
    // What an expression stands for may be known later, too.
    return value == null || value.contains(Configuration.EXPRESSION) ? null : value;
  }

  static Deployment deployment() {
    synchronized (DEPLOYMENT) {
      Deployment current = DEPLOYMENT.get();
      if (current == null) {
        BeanContainer beans = CDI.current().getBeanContainer();
        current = Deployment.of(event -> beans.getEvent().select(AuthEvent.class).fireAsync(event));
        DEPLOYMENT.set(current);
      }
      return current;
    }
  }

  /** Gives out the token source. */
  public static final class Creator implements SyntheticBeanCreator<TokenSource> {
    /** Made by the CDI container. */
    public Creator() {}

    @Override
    public TokenSource create(Instance<Object> lookup, Parameters parameters) {
      return deployment().tokenSource();
    }
  }

  /** Checks the settings at start-up; wrong ones stop it. */
  public static final class Start implements SyntheticObserver<Startup> {
    /** Made by the CDI container. */
    public Start() {}

    @Override
    public void observe(EventContext<Startup> event, Parameters parameters) {
      deployment().started(Container.beans(() -> CDI.current()));
    }
  }

  /** Ends the token source. */
  public static final class End implements SyntheticObserver<Shutdown> {
    /** Made by the CDI container. */
    public End() {}

    @Override
    public void observe(EventContext<Shutdown> event, Parameters parameters) {
      Deployment current = DEPLOYMENT.getAndSet(null);
      if (current != null) {
        current.close();
      }
    }
  }
}
