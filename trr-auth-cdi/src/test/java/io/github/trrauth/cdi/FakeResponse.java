package io.github.trrauth.cdi;

import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.lang.reflect.Proxy;

/** A response with status, headers and a body that can all be replaced. */
final class FakeResponse {
  private final MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
  private Response.StatusType status;
  private InputStream body;

  private FakeResponse(Response.StatusType status, InputStream body) {
    this.status = status;
    this.body = body;
  }

  static FakeResponse of(int status, InputStream body) {
    return new FakeResponse(Response.Status.fromStatusCode(status), body);
  }

  MultivaluedMap<String, String> headers() {
    return headers;
  }

  InputStream body() {
    return body;
  }

  int status() {
    return status.getStatusCode();
  }

  ClientResponseContext context() {
    return (ClientResponseContext)
        Proxy.newProxyInstance(
            FakeResponse.class.getClassLoader(),
            new Class<?>[] {ClientResponseContext.class},
            (proxy, method, arguments) -> answer(method.getName(), arguments));
  }

  private Object answer(String method, Object[] arguments) {
    return switch (method) {
      case "getStatus" -> status.getStatusCode();
      case "getStatusInfo" -> status;
      case "getHeaders" -> headers;
      case "getEntityStream" -> body;
      default -> change(method, arguments[0]);
    };
  }

  private Object change(String method, Object value) {
    switch (method) {
      case "setStatus" -> status = Response.Status.fromStatusCode((Integer) value);
      case "setStatusInfo" -> status = (Response.StatusType) value;
      case "setEntityStream" -> body = (InputStream) value;
      default -> throw new UnsupportedOperationException(method);
    }
    return null;
  }
}
