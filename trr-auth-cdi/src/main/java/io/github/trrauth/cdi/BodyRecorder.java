package io.github.trrauth.cdi;

import io.github.trrauth.BodyCopy;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The interceptor that keeps the bytes of a signed request's body, and writes them when the request
 * is sent once more.
 *
 * <p>It is the outermost one, so that what it keeps is what goes over the wire, after every encoder
 * of the application's. Safe for use by several threads.
 */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(BodyRecorder.PRIORITY)
public final class BodyRecorder implements WriterInterceptor {
  static final int PRIORITY = Integer.MIN_VALUE + 10;

  /** Makes an interceptor; it needs {@link BearerFilter} at its side. */
  public BodyRecorder() {}

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    Resend resend = Resend.of(context.getProperty(Resend.property()));
    if (resend != null) {
      // Not passed on: the bytes have been through the application's encoders already.
      resend.writeBody(context.getOutputStream());
      return;
    }
    SignedRequest signed = SignedRequest.of(context.getProperty(SignedRequest.property()));
    BodyCopy copy = signed == null ? null : signed.startBody();
    if (signed == null || copy == null) {
      context.proceed();
      return;
    }
    OutputStream wire = context.getOutputStream();
    context.setOutputStream(copy.tee(wire));
    try {
      context.proceed();
      signed.endBody(copy);
    } finally {
      context.setOutputStream(wire);
    }
  }
}
