package io.github.trrauth.cdi;

import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The configuration of a client on which some classes are registered, and nothing else. */
final class FakeConfiguration implements Configuration {
  private final Set<Class<?>> classes;

  private FakeConfiguration(Set<Class<?>> classes) {
    this.classes = classes;
  }

  static FakeConfiguration of(Class<?>... classes) {
    return new FakeConfiguration(Set.of(classes));
  }

  @Override
  public RuntimeType getRuntimeType() {
    return RuntimeType.CLIENT;
  }

  @Override
  public Map<String, Object> getProperties() {
    return Map.of();
  }

  @Override
  public Object getProperty(String name) {
    return null;
  }

  @Override
  public Collection<String> getPropertyNames() {
    return List.of();
  }

  @Override
  public boolean isEnabled(Feature feature) {
    return false;
  }

  @Override
  public boolean isEnabled(Class<? extends Feature> feature) {
    return false;
  }

  @Override
  public boolean isRegistered(Object component) {
    return classes.contains(component.getClass());
  }

  @Override
  public boolean isRegistered(Class<?> type) {
    return classes.contains(type);
  }

  @Override
  public Map<Class<?>, Integer> getContracts(Class<?> type) {
    return Map.of();
  }

  @Override
  public Set<Class<?>> getClasses() {
    return classes;
  }

  @Override
  public Set<Object> getInstances() {
    return Set.of();
  }
}
