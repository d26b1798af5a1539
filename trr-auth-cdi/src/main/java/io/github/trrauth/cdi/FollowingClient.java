package io.github.trrauth.cdi;

import io.github.trrauth.MessageId;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Method;
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
  private static final NamedMethod HTTP_ENGINE = NamedMethod.of("httpEngine");
  private static final NamedMethod IS_FOLLOWING = NamedMethod.of("isFollowRedirects");

  /** Engines of RESTEasy that would follow redirects if we had not told them not to. */
  private static final Set<Object> ENGINES =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Returns the client of a request, or null if it leaves redirects alone or follows them well. */
  static @Nullable FollowingClient of(ClientRequestContext request) {
    Client client = request.getClient();
    String name = client == null ? "" : client.getClass().getName();
    if (client != null && isResteasy(client)) {
      Object engine = HTTP_ENGINE.call(client);
      return engine != null && Boolean.TRUE.equals(IS_FOLLOWING.call(engine))
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
    Object engine = HTTP_ENGINE.call(client);
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
        Method method = NamedMethod.find(engine.getClass(), "setFollowRedirects", boolean.class);
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
    private static final NamedMethod CONNECTOR_PROVIDER = NamedMethod.of("getConnectorProvider");

    /** The default connector is the JDK's; which client another one has cannot be known. */
    static boolean follows(ClientRequestContext request) {
      Object configured = request.getProperty(FOLLOW);
      if (configured == null) {
        configured = request.getConfiguration().getProperty(FOLLOW);
      }
      Object connector = CONNECTOR_PROVIDER.call(request.getConfiguration());
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
