package io.github.trrauth.cdi;

import java.util.HashMap;
import java.util.Map;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.transport.Conduit;

/**
 * What CXF connects with: time-outs, proxy and certificates of a client that JAX-RS gives no access
 * to, for a request that another client sends in its place.
 */
final class CxfConnection {
  /** Nothing in particular. */
  static final CxfConnection NONE = new CxfConnection(Map.of());

  private final Map<String, Object> settings;

  private CxfConnection(Map<String, Object> settings) {
    this.settings = settings;
  }

  /** Returns that of the request whose answer is being dealt with on this thread. */
  static CxfConnection ofAnswer() {
    try {
      return Cxf.ofAnswer();
    } catch (LinkageError e) {
      // Another implementation.
      return NONE;
    }
  }

  /** Uses it for the request that is being sent on this thread. */
  void useForRequest() {
    if (!settings.isEmpty()) {
      Cxf.use(settings);
    }
  }

  /** What names CXF's types, which may be missing. */
  private static final class Cxf {
    private static final NamedMethod POLICY = NamedMethod.of("getClient");
    private static final NamedMethod TLS = NamedMethod.of("getTlsClientParameters");

    static CxfConnection ofAnswer() {
      Message answer = PhaseInterceptorChain.getCurrentMessage();
      if (answer == null) {
        return NONE;
      }
      Conduit conduit = answer.getExchange().getConduit(answer);
      Map<String, Object> settings = new HashMap<>();
      put(
          settings,
          "org.apache.cxf.transports.http.configuration.HTTPClientPolicy",
          POLICY,
          conduit);
      put(settings, "org.apache.cxf.configuration.jsse.TLSClientParameters", TLS, conduit);
      return new CxfConnection(settings);
    }

    private static void put(
        Map<String, Object> settings, String type, NamedMethod getter, Conduit conduit) {
      Object value = getter.call(conduit);
      if (value != null) {
        settings.put(type, value);
      }
    }

    static void use(Map<String, Object> settings) {
      Message request = PhaseInterceptorChain.getCurrentMessage();
      if (request != null) {
        request.putAll(settings);
      }
    }
  }
}
