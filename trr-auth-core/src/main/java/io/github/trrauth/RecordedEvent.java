package io.github.trrauth;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** What all events have that the Flight Recorder gets; it reads the fields. */
@Category("trr-auth")
@StackTrace(false)
abstract class RecordedEvent extends Event {
  @Label("Message Id")
  @Description("The id that log lines have too, TRR-201 for example")
  @Nullable String messageId;

  @Label("Host")
  @Description("The host of the token endpoint or of the API")
  @Nullable String host;

  @Label("Status")
  @Description("The HTTP status, 0 where there was none")
  int status;

  @Label("Fingerprint")
  @Description("The first 8 hexadecimal digits of the SHA-256 of the token, if there is one")
  @Nullable String fingerprint;

  @Label("Detail")
  @Description("What happened, in words")
  @Nullable String detail;

  /** Copies what the event says; called only while somebody records. */
  void fill(AuthEvent event) {
    messageId = event.id().code();
    host = event.host();
    status = event.status();
    fingerprint = event.fingerprint();
    detail = event.detail();
  }
}
