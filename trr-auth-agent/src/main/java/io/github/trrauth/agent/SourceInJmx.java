package io.github.trrauth.agent;

import io.github.trrauth.AuthEvent;
import io.github.trrauth.AuthListener;
import io.github.trrauth.AuthLog;
import io.github.trrauth.MessageId;
import io.github.trrauth.SourceMBean;
import io.github.trrauth.TokenSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows the token source in JMX from the first event on.
 *
 * <p>JMX starts {@code java.util.logging}, whose manager an application may want to set first. The
 * first event comes after the application has made a request to the vendor and the JDK's own client
 * has asked for a token, which has started {@code java.util.logging} already.
 */
final class SourceInJmx implements AuthListener {
  private final BiConsumer<AuthLog.Level, String> lines;
  private final AtomicBoolean done = new AtomicBoolean();
  private volatile @Nullable TokenSource source;

  SourceInJmx(BiConsumer<AuthLog.Level, String> lines) {
    this.lines = lines;
  }

  /** Says which source to show, once there is one. */
  void follow(TokenSource tokens) {
    source = tokens;
  }

  @Override
  public void onEvent(AuthEvent event) {
    TokenSource tokens = source;
    if (tokens != null && done.compareAndSet(false, true)) {
      register(tokens);
    }
  }

  /** Until the end of the JVM, as the agent itself. */
  private void register(TokenSource tokens) {
    try {
      SourceMBean.register(tokens, "agent");
    } catch (RuntimeException | LinkageError e) {
      String text = "There is no MBean of the token source: " + e;
      lines.accept(AuthLog.Level.WARNING, MessageId.JMX_UNAVAILABLE.before(text));
    }
  }
}
