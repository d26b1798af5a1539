package io.github.trrauth.observability;

import io.github.trrauth.Setting;
import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import io.github.trrauth.cdi.metrics.Beans;
import io.github.trrauth.cdi.metrics.TokenMeters;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An application from its start to its end, as far as a registry notices it. */
public final class Round implements Consumer<Object> {
  private static final Map<String, String> SETTINGS =
      Map.of(
          Setting.CLIENT_ID.key(), "client-1",
          Setting.CLIENT_SECRET.key(), "secret-1");

  /** Made in the loader of the application. */
  public Round() {}

  /** Registers with what is given, and takes it back. */
  @Override
  public void accept(Object registry) {
    List<String> warnings = new ArrayList<>();
    TokenSource source = TokenSource.builder(Settings.read(SETTINGS::get)).build();
    TokenMeters meters = TokenMeters.register("auto", new Only(registry), source, warnings::add);
    meters.close();
    source.close();
    if (!warnings.isEmpty()) {
      throw new IllegalStateException(String.join("; ", warnings));
    }
  }

  /** A container with one bean. */
  private static final class Only implements Beans {
    private final Object bean;

    Only(Object bean) {
      this.bean = bean;
    }

    @Override
    public <T> T find(Class<T> type, Annotation... qualifiers) {
      return type.isInstance(bean) ? type.cast(bean) : null;
    }
  }
}
