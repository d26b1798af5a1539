package io.github.trrauth.cdi;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The client that sends a request once more: the request's own wherever it can, since that has its
 * connections, time-outs and proxy.
 */
final class ResendTarget {
  private static final String RESTEASY_MICROPROFILE = "org.jboss.resteasy.microprofile.";

  private final Client client;
  private final boolean ownClient;
  private final Map<String, Object> properties;

  private ResendTarget(Client client, boolean ownClient, Map<String, Object> properties) {
    this.client = client;
    this.ownClient = ownClient;
    this.properties = properties;
  }

  /** Returns the target for a request; it may have a client of its own, and is to be closed. */
  static ResendTarget of(ClientRequestContext request) {
    Client client = request.getClient();
    String name = client == null ? "" : client.getClass().getName();
    Map<String, Object> properties = propertiesOf(request);
    // CXF's MicroProfile client names none; RESTEasy's cannot send what is not a method call.
    return client == null || name.startsWith(RESTEASY_MICROPROFILE)
        ? new ResendTarget(like(client), true, properties)
        : new ResendTarget(client, false, properties);
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

  private static Client like(@Nullable Client client) {
    ClientBuilder builder = ClientBuilder.newBuilder();
    if (client != null) {
      if (client.getSslContext() != null) {
        builder.sslContext(client.getSslContext());
      }
      if (client.getHostnameVerifier() != null) {
        builder.hostnameVerifier(client.getHostnameVerifier());
      }
    }
    return builder.build();
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
