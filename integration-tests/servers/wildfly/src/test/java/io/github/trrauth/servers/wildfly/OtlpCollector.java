package io.github.trrauth.servers.wildfly;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A collector of OpenTelemetry on loopback, which keeps the metrics that it is sent (OTLP 1.5 over
 * HTTP, "Binary Protobuf Encoding"). Safe for use by several threads.
 */
final class OtlpCollector implements AutoCloseable {
  private static final String METRICS = "/v1/metrics";

  private final HttpServer server;
  private final List<String> exports = new ArrayList<>();

  private OtlpCollector(HttpServer server) {
    this.server = server;
  }

  static OtlpCollector start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      OtlpCollector collector = new OtlpCollector(server);
      server.createContext(METRICS, collector::take);
      server.start();
      return collector;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (exchange;
        InputStream body = exchange.getRequestBody();
        InputStream plain = zipped ? new GZIPInputStream(body) : body) {
      String export = asText(ExportMetricsServiceRequest.parseFrom(plain));
      synchronized (exports) {
        exports.add(export);
      }
      // An empty ExportMetricsServiceResponse: all has been taken.
      exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** One line for each value: name, unit, attributes, value. */
  private static String asText(ExportMetricsServiceRequest export) {
    return export.getResourceMetricsList().stream()
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .flatMap(scope -> scope.getMetricsList().stream())
        .flatMap(OtlpCollector::lines)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> lines(Metric metric) {
    Stream<NumberDataPoint> points =
        metric.hasSum()
            ? metric.getSum().getDataPointsList().stream()
            : metric.getGauge().getDataPointsList().stream();
    return points.map(point -> metric.getName() + ' ' + metric.getUnit() + ' ' + asText(point));
  }

  private static String asText(NumberDataPoint point) {
    String attributes =
        point.getAttributesList().stream()
            .map(attribute -> attribute.getKey() + '=' + attribute.getValue().getStringValue())
            .sorted()
            .collect(Collectors.joining(",", "{", "}"));
    return attributes + ' ' + (point.hasAsInt() ? point.getAsInt() : point.getAsDouble());
  }

  /** Returns where exporters send metrics. */
  URI metrics() {
    return root().resolve(METRICS);
  }

  /** Returns what exporters add the path of each signal to. */
  URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Returns what has been sent since it was last forgotten, each export a text. */
  List<String> exports() {
    synchronized (exports) {
      return List.copyOf(exports);
    }
  }

  void forget() {
    synchronized (exports) {
      exports.clear();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
