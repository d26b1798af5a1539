package io.github.trrauth.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Answers what it was sent, for tests that want to know what became of a request on its way. */
final class Echo {
  private static final int MAX_BASE64 = 64 * 1024;

  private Echo() {}

  static Answer answer(Request request, Presented presented) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("method", request.method());
    report.put("path", request.path());
    report.put("query", request.query());
    report.put("headers", headers(request, presented));
    report.put("token_state", presented.state().name());
    report.put("body_length", request.body().length);
    report.put("body_sha256", Sha256.of(request.body()));
    if (request.body().length <= MAX_BASE64) {
      report.put("body_base64", Base64.getEncoder().encodeToString(request.body()));
    }
    if (request.headers().first("Content-Encoding").equalsIgnoreCase("gzip")) {
      putDecoded(request.body(), report);
    }
    Answer answer = Answer.json(200, report);
    boolean gzip = !request.parameter("gzip", "no").equals("no") && acceptsGzip(request);
    return gzip ? Misbehaviour.with().gzip().shape(answer) : answer;
  }

  private static boolean acceptsGzip(Request request) {
    return request.headers().first("Accept-Encoding").toLowerCase(Locale.ROOT).contains("gzip");
  }

  /** The header fields by their names in lower case; a bearer token only by its fingerprint. */
  static Map<String, List<String>> headers(Request request, Presented presented) {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    for (Map.Entry<String, String> field : request.headers().fields()) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      String value =
          name.equals("authorization")
              ? "(token " + presented.fingerprint() + ")"
              : field.getValue();
      byName.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }
    return byName;
  }

  private static void putDecoded(byte[] body, Map<String, Object> report) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] decoded = in.readAllBytes();
      report.put("decoded_length", decoded.length);
      report.put("decoded_sha256", Sha256.of(decoded));
    } catch (IOException e) {
      report.put("decoded_error", "The body is not gzip.");
    }
  }
}
