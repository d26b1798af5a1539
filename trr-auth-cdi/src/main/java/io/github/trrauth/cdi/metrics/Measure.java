package io.github.trrauth.cdi.metrics;

import io.github.trrauth.TokenMetrics;
import io.github.trrauth.TokenSource;
import io.github.trrauth.TokenStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is measured of a token source: all that the metrics APIs are told of it.
 * Immutable.
 *
 * <p>Names and units follow the conventions of OpenTelemetry (general metric semantic conventions,
 * "Instrument naming" and "Instrument units"): dots between the words, units in UCUM, what is
 * counted in braces. {@code docs/metrics.md} lists them.
 */
final class Measure {
  /** What kind of a value it is. */
  enum Kind {
    /** A whole number that only grows. */
    COUNTER,
    /** A number that only grows. */
    SUM,
    /** A number that goes up and down. */
    GAUGE
  }

  /** The unit of durations. */
  static final String SECONDS = "s";

  /** The tag that every one has: the vendor's host. */
  static final String HOST = "server.address";

  private static final String REQUESTS = "{request}";
  private static final double NANOS_PER_SECOND = 1e9;

  private final String name;
  private final Kind kind;
  private final String unit;
  private final String description;
  private final @Nullable String tag;
  private final String tagValue;
  private final ToDoubleFunction<TokenSource> value;

  private Measure(
      String name,
      Kind kind,
      String unit,
      String description,
      @Nullable String tag,
      String tagValue,
      ToDoubleFunction<TokenSource> value) {
    this.name = name;
    this.kind = kind;
    this.unit = unit;
    this.description = description;
    this.tag = tag;
    this.tagValue = tagValue;
    this.value = value;
  }

  /** Returns everything that is measured. */
  static List<Measure> all() {
    return List.of(
        counter(
            "trr.auth.signed.requests",
            REQUESTS,
            "Signed requests that the API has answered, replays included.",
            TokenMetrics::requestsSigned),
        tokenRequests("granted", TokenMetrics::fetchesGranted),
        tokenRequests("failed", TokenMetrics::fetchesFailed),
        tokenRequests("rejected", TokenMetrics::fetchesRejected),
        new Measure(
            "trr.auth.token.request.time",
            Kind.SUM,
            SECONDS,
            "Time that all token requests together have taken.",
            null,
            "",
            source -> seconds(source.metrics().fetchTime(), 0)),
        apiRejections("401", TokenMetrics::unauthorized),
        apiRejections("403", TokenMetrics::forbidden),
        counter(
            "trr.auth.replays",
            REQUESTS,
            "Requests that were sent once more after a rejection.",
            TokenMetrics::replays),
        counter(
            "trr.auth.waits", "{call}", "Calls that had to wait for a token.", TokenMetrics::waits),
        counter(
            "trr.auth.alerts",
            "{alert}",
            "Times that something about the use of the tokens looked wrong.",
            TokenMetrics::alerts),
        gauge(
            "trr.auth.token.time.left",
            SECONDS,
            "Time for which the token in hand can still be used; 0 without one.",
            source -> seconds(source.metrics().tokenTimeLeft(), 0)),
        gauge(
            "trr.auth.token.age",
            SECONDS,
            "Time since the token in hand was requested.",
            source -> seconds(source.metrics().tokenAge(), Double.NaN)),
        gauge(
            "trr.auth.token.failures",
            "{failure}",
            "Token requests in a row that brought no token, refusals included.",
            source -> failures(source.status())));
  }

  private static Measure counter(
      String name, String unit, String description, Function<TokenMetrics, Long> count) {
    return new Measure(name, Kind.COUNTER, unit, description, null, "", of(count));
  }

  private static Measure tokenRequests(String outcome, Function<TokenMetrics, Long> count) {
    return new Measure(
        "trr.auth.token.requests",
        Kind.COUNTER,
        REQUESTS,
        "Token requests by what came of them.",
        "outcome",
        outcome,
        of(count));
  }

  private static Measure apiRejections(String status, Function<TokenMetrics, Long> count) {
    return new Measure(
        "trr.auth.api.rejections",
        Kind.COUNTER,
        REQUESTS,
        "Signed requests that the API answered with 401 or 403.",
        "status",
        status,
        of(count));
  }

  private static Measure gauge(
      String name, String unit, String description, ToDoubleFunction<TokenSource> value) {
    return new Measure(name, Kind.GAUGE, unit, description, null, "", value);
  }

  private static ToDoubleFunction<TokenSource> of(Function<TokenMetrics, Long> count) {
    return source -> count.apply(source.metrics());
  }

  private static double failures(TokenStatus status) {
    return (double) status.failuresInARow() + status.refusalsInARow();
  }

  private static double seconds(@Nullable Duration duration, double otherwise) {
    return duration == null ? otherwise : duration.toNanos() / NANOS_PER_SECOND;
  }

  String name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  /** Returns the unit in UCUM. */
  String unit() {
    return unit;
  }

  boolean isInSeconds() {
    return unit.equals(SECONDS);
  }

  String description() {
    return description;
  }

  /** Returns the name of the tag that tells it from others of the same name, or null. */
  @Nullable String tag() {
    return tag;
  }

  String tagValue() {
    return tagValue;
  }

  /** Returns the value as it is now, or NaN where there is none. */
  double value(TokenSource source) {
    return value.applyAsDouble(source);
  }
}
