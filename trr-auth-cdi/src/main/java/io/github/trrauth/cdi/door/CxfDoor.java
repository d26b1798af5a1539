package io.github.trrauth.cdi.door;

import io.github.trrauth.cdi.BearerFilter;
import io.github.trrauth.cdi.BodyRecorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.cxf.Bus;

/** The door for CXF, which makes it for each new bus. */
public final class CxfDoor {
  private static final String PROVIDERS = "org.apache.cxf.jaxrs.bus.providers";

  /**
   * Puts the filters on a bus, for all clients of it.
   *
   * @param bus a new bus
   */
  public CxfDoor(Bus bus) {
    add(bus, new BearerFilter());
  }

  /** Puts the filters on a bus and returns what takes them off again. */
  static Runnable add(Bus bus, BearerFilter filter) {
    List<Object> ours = Arrays.asList(filter, new BodyRecorder());
    synchronized (bus) {
      List<Object> providers = providersOf(bus);
      providers.addAll(ours);
      bus.setProperty(PROVIDERS, providers);
    }
    return () -> remove(bus, ours);
  }

  private static void remove(Bus bus, List<Object> ours) {
    synchronized (bus) {
      List<Object> providers = providersOf(bus);
      providers.removeIf(provider -> ours.stream().anyMatch(own -> own == provider));
      bus.setProperty(PROVIDERS, providers);
    }
  }

  private static List<Object> providersOf(Bus bus) {
    Object present = bus.getProperty(PROVIDERS);
    return present instanceof Collection
        ? new ArrayList<>((Collection<?>) present)
        : new ArrayList<>();
  }
}
