package io.github.trrauth.cdi;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Configurable;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * The feature that makes a JAX-RS client sign its requests to the vendor.
 *
 * <p>Clients get it by themselves. To register it by hand, {@code client.register(new
 * TrrAuthFeature())}, is for a client whose first request runs on a thread that does not have the
 * application's class loader as its context class loader; doing so never harms.
 */
@ConstrainedTo(RuntimeType.CLIENT)
public final class TrrAuthFeature implements Feature {
  /** Makes the feature. */
  public TrrAuthFeature() {}

  /**
   * Registers the filters, unless they are there already.
   *
   * @param context the client's configuration
   * @return true
   */
  @Override
  public boolean configure(FeatureContext context) {
    register(context, context.getConfiguration());
    return true;
  }

  /**
   * Registers the filters, unless they are there already.
   *
   * @param clients where to register them: a client, a target or a builder
   * @param present what is registered there
   */
  public static void register(Configurable<?> clients, Configuration present) {
    if (!present.isRegistered(BearerFilter.class)) {
      clients.register(BearerFilter.class);
    }
    if (!present.isRegistered(BodyRecorder.class)) {
      clients.register(BodyRecorder.class);
    }
    if (StandIn.isNeededFor(present)) {
      StandIn.register(clients, present);
    }
  }
}
