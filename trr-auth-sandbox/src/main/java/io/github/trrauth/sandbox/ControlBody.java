package io.github.trrauth.sandbox;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The JSON object that a request of the control page came with, its members checked by type. */
final class ControlBody {
  static final String[] ANSWER_NAMES = {
    "path",
    "times",
    "status",
    "headers",
    "body",
    "malformed",
    "padded",
    "nested",
    "gzip",
    "chunked",
    "delay_ms",
    "hang",
    "drip_head_ms",
    "drip_body_ms",
    "cut"
  };

  private final Map<String, Object> members;

  private ControlBody(Map<String, Object> members) {
    this.members = members;
  }

  /**
   * Reads the body of a request; an empty one is an object without members.
   *
   * @throws IllegalArgumentException when it is no object, or has a member of another name
   */
  static ControlBody of(Request request, String... names) {
    if (request.body().length == 0) {
      return new ControlBody(Map.of());
    }
    Map<String, Object> members = JsonReader.object(request.body());
    List<String> known = Arrays.asList(names);
    for (String name : members.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(name + " is none of " + known + ".");
      }
    }
    return new ControlBody(members);
  }

  Optional<Object> any(String name) {
    return Optional.ofNullable(members.get(name));
  }

  Optional<String> text(String name) {
    return of(name, String.class, "a string");
  }

  Optional<Boolean> flag(String name) {
    return of(name, Boolean.class, "true or false");
  }

  Optional<Integer> number(String name) {
    return of(name, BigDecimal.class, "a whole number").map(number -> whole(name, number));
  }

  Optional<List<String>> texts(String name) {
    return of(name, List.class, "a list of strings").map(list -> strings(name, list));
  }

  /** The misbehaviour that the members of {@link #ANSWER_NAMES} describe. */
  Misbehaviour misbehaviour() {
    Misbehaviour wanted = Misbehaviour.with();
    wanted = number("status").map(wanted::status).orElse(wanted);
    wanted = withHeaders(wanted);
    wanted = text("body").map(wanted::body).orElse(wanted);
    wanted = number("padded").map(wanted::padded).orElse(wanted);
    wanted = number("nested").map(wanted::nested).orElse(wanted);
    wanted = millis("delay_ms").map(wanted::delay).orElse(wanted);
    wanted = millis("drip_head_ms").map(wanted::dripHead).orElse(wanted);
    wanted = millis("drip_body_ms").map(wanted::dripBody).orElse(wanted);
    wanted = when("malformed", wanted, Misbehaviour::malformed);
    wanted = when("gzip", wanted, Misbehaviour::gzip);
    wanted = when("chunked", wanted, Misbehaviour::chunked);
    wanted = when("hang", wanted, Misbehaviour::hang);
    return cut(text("cut").orElse(""), wanted);
  }

  private Misbehaviour withHeaders(Misbehaviour plain) {
    Misbehaviour wanted = plain;
    Map<?, ?> headers = of("headers", Map.class, "an object").orElse(Map.of());
    for (Map.Entry<?, ?> header : headers.entrySet()) {
      String value = string("headers", header.getValue());
      wanted = wanted.header(string("headers", header.getKey()), value);
    }
    return wanted;
  }

  private Misbehaviour when(String name, Misbehaviour plain, UnaryOperator<Misbehaviour> worse) {
    return flag(name).orElse(false) ? worse.apply(plain) : plain;
  }

  private static Misbehaviour cut(String where, Misbehaviour plain) {
    switch (where) {
      case "before-answer":
        return plain.cutBeforeAnswer();
      case "reset":
        return plain.resetBeforeAnswer();
      case "mid-body":
        return plain.cutMidBody();
      case "after-answer":
        return plain.cutAfterAnswer();
      case "":
        return plain;
      default:
        throw new IllegalArgumentException(
            "cut must be before-answer, reset, mid-body or after-answer, was " + where);
    }
  }

  private Optional<Duration> millis(String name) {
    return number(name).map(Duration::ofMillis);
  }

  private <T> Optional<T> of(String name, Class<T> type, String rule) {
    Object value = members.get(name);
    if (value != null && !type.isInstance(value)) {
      throw new IllegalArgumentException(name + " must be " + rule + ".");
    }
    return Optional.ofNullable(type.cast(value));
  }

  private static int whole(String name, BigDecimal number) {
    try {
      return number.intValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(name + " must be a whole number, was " + number, e);
    }
  }

  private static List<String> strings(String name, List<?> list) {
    List<String> strings = new ArrayList<>();
    list.forEach(element -> strings.add(string(name, element)));
    return strings;
  }

  private static String string(String name, Object value) {
    if (!(value instanceof String)) {
      throw new IllegalArgumentException(name + " must hold strings.");
    }
    return (String) value;
  }
}
