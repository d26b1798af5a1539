package io.github.trrauth.cdi;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The client that sends a request once more: the request's own wherever it can, else one with its
 * connections, or with its time-outs, proxy and certificates.
 */
final class ResendTarget {
  private static final String RESTEASY_MICROPROFILE = "org.jboss.resteasy.microprofile.";
  private static final NamedMethod HTTP_ENGINE = NamedMethod.of("httpEngine");

  private final Client client;
  private final boolean ownClient;
  private final Map<String, Object> properties;
  private final CxfConnection connection;

  private ResendTarget(Client client, boolean ownClient, ClientRequestContext request) {
    this.client = client;
    this.ownClient = ownClient;
    this.properties = propertiesOf(request);
    this.connection = request.getClient() == null ? CxfConnection.ofAnswer() : CxfConnection.NONE;
  }

  /** Returns the target for a request; it may have a client of its own, and is to be closed. */
  static ResendTarget of(ClientRequestContext request) {
    Client client = request.getClient();
    if (client == null) {
      // CXF's MicroProfile client names none.
      return new ResendTarget(ClientBuilder.newClient(), true, request);
    }
    // RESTEasy's cannot send what is not a method call.
    if (!client.getClass().getName().startsWith(RESTEASY_MICROPROFILE)) {
      return new ResendTarget(client, false, request);
    }
    Client sharing = onEngineOf(client);
    return sharing == null
        ? new ResendTarget(like(client), true, request)
        : new ResendTarget(sharing, false, request);
  }

  /**
   * Returns a client on the engine of another one of RESTEasy's, or null. It is not to be closed:
   * that would close the engine, and it has nothing else.
   */
  private static @Nullable Client onEngineOf(Client client) {
    ClientBuilder builder = ClientBuilder.newBuilder();
    Object engine = HTTP_ENGINE.call(client);
    for (Method method : builder.getClass().getMethods()) {
      if (method.getName().equals("httpEngine")
          && method.getParameterCount() == 1
          && method.getParameterTypes()[0].isInstance(engine)) {
        try {
          method.invoke(builder, engine);
          return builder.build();
        } catch (ReflectiveOperationException e) {
          return null;
        }
      }
    }
    return null;
  }

  private static Map<String, Object> propertiesOf(ClientRequestContext request) {
    Map<String, Object> properties = new HashMap<>();
    for (String name : request.getPropertyNames()) {
      Object value = request.getProperty(name);
      if (value != null && !name.equals(SignedRequest.property())) {
        properties.put(name, value);
      }
    }
    return properties;
  }

  private static Client like(Client client) {
    ClientBuilder builder = ClientBuilder.newBuilder();
    if (client.getSslContext() != null) {
      builder.sslContext(client.getSslContext());
    }
    if (client.getHostnameVerifier() != null) {
      builder.hostnameVerifier(client.getHostnameVerifier());
    }
    return builder.build();
  }

  /** To be called while the request is being sent, on the thread that does so. */
  void prepareConnection() {
    connection.useForRequest();
  }

  /** Starts a request on which our filters are, whichever way they get onto this client. */
  Invocation.Builder request(URI uri) {
    WebTarget target = client.target(uri);
    TrrAuthFeature.register(target, target.getConfiguration());
    Invocation.Builder builder = target.request();
    properties.forEach(builder::property);
    return builder;
  }

  /** Gives back what the request took. */
  void close(@Nullable Response response) {
    try {
      if (response != null) {
        response.close();
      }
    } finally {
      if (ownClient) {
        client.close();
      }
    }
  }
}
