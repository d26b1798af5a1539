package io.github.trrauth.cdi.door;

import io.github.trrauth.cdi.TrrAuthFeature;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * The door for Jersey, which finds it as a service of the type {@link Feature}.
 *
 * <p>A class of its own: Jersey takes the same feature from a service and from an application for a
 * mistake of the application's.
 */
@ConstrainedTo(RuntimeType.CLIENT)
public final class JerseyDoor implements Feature {
  /** Made by Jersey. */
  public JerseyDoor() {}

  @Override
  public boolean configure(FeatureContext context) {
    return new TrrAuthFeature().configure(context);
  }
}
