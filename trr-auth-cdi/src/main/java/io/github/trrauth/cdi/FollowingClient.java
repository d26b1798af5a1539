package io.github.trrauth.cdi;

import io.github.trrauth.MessageId;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A client that may follow redirects by itself and cannot be trusted with a token then.
 *
 * <p>By reflection: in some servers the implementation's own types cannot be seen from here.
 */
abstract class FollowingClient {
  private static final String TAKEN_OVER = "io.github.trrauth.cdi.follow";

  /** Engines of RESTEasy that would follow redirects if we had not told them not to. */
  private static final Set<Object> ENGINES =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Returns the client of a request, or null if it leaves redirects alone or follows them well. */
  static @Nullable FollowingClient of(ClientRequestContext request) {
    Client client = request.getClient();
    String name = client == null ? "" : client.getClass().getName();
    if (client != null && isResteasy(client)) {
      Object engine = call(client, "httpEngine");
      return engine != null && Boolean.TRUE.equals(call(engine, "isFollowRedirects"))
          ? new ResteasyEngine(engine)
          : null;
    }
    return name.startsWith("org.glassfish.jersey.") && JerseyConnector.follows(request)
        ? new JerseyConnector()
        : null;
  }

  /** Says whether the redirects of a request are ours to follow. */
  static boolean isTakenOver(ClientRequestContext request) {
    if (request.getProperty(TAKEN_OVER) != null) {
      return true;
    }
    Client client = request.getClient();
    if (client == null || ENGINES.isEmpty() || !isResteasy(client)) {
      return false;
    }
    Object engine = call(client, "httpEngine");
    return engine != null && ENGINES.contains(engine);
  }

  abstract void takeOver(ClientRequestContext request);

  private static boolean isResteasy(Client client) {
    // Open Liberty's client has a name of its own, but its parent's and its method's are these.
    for (Class<?> type = client.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().startsWith("org.jboss.resteasy.")) {
        return true;
      }
    }
    return false;
  }

  /** Calls a method without parameters; null if there is none that can be called. */
  private static @Nullable Object call(Object target, String name) {
    try {
      Method method = find(target.getClass(), name);
      return method == null ? null : method.invoke(target);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  private static @Nullable Method find(
      @Nullable Class<?> type, String name, Class<?>... parameters) {
    if (type == null) {
      return null;
    }
    if (Modifier.isPublic(type.getModifiers())) {
      try {
        return type.getMethod(name, parameters);
      } catch (NoSuchMethodException e) {
        return null;
      }
    }
    for (Class<?> contract : type.getInterfaces()) {
      Method method = find(contract, name, parameters);
      if (method != null) {
        return method;
      }
    }
    return find(type.getSuperclass(), name, parameters);
  }

  /** RESTEasy's engine, whose setting holds for all requests of a client. */
  private static final class ResteasyEngine extends FollowingClient {
    private final Object engine;

    ResteasyEngine(Object engine) {
      this.engine = engine;
    }

    @Override
    void takeOver(ClientRequestContext request) {
      // In this order: a redirect in between is followed by one of the two.
      ENGINES.add(engine);
      try {
        Method method = find(engine.getClass(), "setFollowRedirects", boolean.class);
        if (method != null) {
          method.invoke(engine, false);
        }
      } catch (ReflectiveOperationException e) {
        String text = "redirects cannot be kept from taking the token along";
        throw new IllegalStateException(MessageId.REDIRECTS_UNSAFE.before(text), e);
      }
    }
  }

  /** Jersey, which can be told for each request. */
  private static final class JerseyConnector extends FollowingClient {
    private static final String FOLLOW = "jersey.config.client.followRedirects";

    /** The default connector is the JDK's; which client another one has cannot be known. */
    static boolean follows(ClientRequestContext request) {
      Object configured = request.getProperty(FOLLOW);
      if (configured == null) {
        configured = request.getConfiguration().getProperty(FOLLOW);
      }
      Object connector = call(request.getConfiguration(), "getConnectorProvider");
      return connector != null
          && !connector.getClass().getSimpleName().equals("HttpUrlConnectorProvider")
          && !"false".equalsIgnoreCase(String.valueOf(configured));
    }

    @Override
    void takeOver(ClientRequestContext request) {
      request.setProperty(FOLLOW, false);
      request.setProperty(TAKEN_OVER, true);
    }
  }
}
