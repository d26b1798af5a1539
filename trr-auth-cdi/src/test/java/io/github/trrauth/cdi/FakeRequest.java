package io.github.trrauth.cdi;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A request with headers and properties, and a client if it is given one. */
final class FakeRequest {
  private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
  private final Map<String, Object> properties = new HashMap<>();
  private final URI uri;
  private Client client;

  private FakeRequest(URI uri) {
    this.uri = uri;
  }

  static FakeRequest to(URI uri) {
    return new FakeRequest(uri);
  }

  FakeRequest by(Client sender) {
    client = sender;
    return this;
  }

  MultivaluedMap<String, Object> headers() {
    return headers;
  }

  Map<String, Object> properties() {
    return properties;
  }

  ClientRequestContext context() {
    return (ClientRequestContext)
        Proxy.newProxyInstance(
            FakeRequest.class.getClassLoader(),
            new Class<?>[] {ClientRequestContext.class},
            (proxy, method, arguments) -> answer(method.getName(), arguments));
  }

  private Object answer(String method, Object[] arguments) {
    return switch (method) {
      case "getUri" -> uri;
      case "getMethod" -> "GET";
      case "getHeaders" -> headers;
      case "getHeaderString" -> headers.getFirst((String) arguments[0]);
      case "getClient" -> client;
      case "getConfiguration" -> FakeConfiguration.of();
      case "hasEntity" -> false;
      case "getProperty" -> properties.get(arguments[0]);
      case "getPropertyNames" -> properties.keySet();
      case "setProperty" -> properties.put((String) arguments[0], arguments[1]);
      case "removeProperty" -> properties.remove(arguments[0]);
      default -> throw new UnsupportedOperationException(method);
    };
  }
}
