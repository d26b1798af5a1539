package io.github.trrauth.cdi;

import io.github.trrauth.AccessToken;
import io.github.trrauth.InvalidSettingsException;
import io.github.trrauth.TokenException;
import io.github.trrauth.TokenSource;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The filter that signs requests to the vendor and tells the token source what came back.
 *
 * <p>It comes last on the way out and first on the way back, so that it sees the request as it is
 * sent, and no other filter sees an answer that leads to a replay. Safe for use by several threads.
 */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(BearerFilter.PRIORITY)
public final class BearerFilter implements ClientRequestFilter, ClientResponseFilter {
  static final int PRIORITY = Integer.MAX_VALUE - 10;

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  /** Says whose request it is in a place that several applications share. */
  private final @Nullable BooleanSupplier isHere;

  /** Makes a filter for the clients of one application. */
  public BearerFilter() {
    this(null);
  }

  private BearerFilter(@Nullable BooleanSupplier isHere) {
    this.isHere = isHere;
  }

  /**
   * Makes a filter for a place that several applications share.
   *
   * @param isHere says whether the request on this thread is this application's
   * @return a filter
   */
  public static BearerFilter forSharedPlace(BooleanSupplier isHere) {
    return new BearerFilter(isHere);
  }

  @Override
  public void filter(ClientRequestContext request) throws IOException {
    Resend resend = Resend.of(request);
    if (resend != null) {
      resend.prepare(request);
      return;
    }
    if (isHere == null ? Home.isHere(request.getConfiguration()) : isHere.getAsBoolean()) {
      signAnew(request);
    } else if (isHere == null) {
      Neighbour.filter(request);
    }
  }

  private static void signAnew(ClientRequestContext request) {
    SignedRequest earlier = SignedRequest.of(request);
    if (earlier != null) {
      earlier.withdraw(request);
    }
    Application application = Applications.current();
    if (Applications.endsUnseen(application)) {
      ResteasyCache.forgetUs(request.getClient());
    }
    sign(request, application);
  }

  private static void sign(ClientRequestContext request, Application application) {
    if (!application.covers(request.getUri())) {
      return;
    }
    boolean own = request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
    if (own && !application.overridesAuthorization()) {
      return;
    }
    try {
      application.sign(request);
    } catch (TokenException | InvalidSettingsException e) {
      // What JAX-RS clients throw when a request cannot be sent; unsigned it would be in vain.
      throw new ProcessingException(e.getMessage(), e);
    }
    Redirects.takeOver(request);
  }

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response)
      throws IOException {
    if (Neighbour.filter(request, response)) {
      return;
    }
    Resend resend = Resend.of(request);
    if (resend != null) {
      resend.take(response);
      return;
    }
    SignedRequest signed = SignedRequest.of(request);
    if (signed != null && signed.takeAnswer()) {
      report(signed, request, response);
    }
    // Those of unsigned requests too: what is kept from following is the client.
    Redirects.follow(request, response);
  }

  private static void report(
      SignedRequest signed, ClientRequestContext request, ClientResponseContext response) {
    int status = response.getStatus();
    TokenSource source = signed.source();
    boolean rejected = status == UNAUTHORIZED || status == FORBIDDEN;
    if (!rejected || ReactiveRequest.is(request) || AsyncEngine.isOnItsThread(signed, request)) {
      // Where no replay is possible the caller gets the rejection, the next request a new token.
      source.answered(signed.token(), status, false, null);
      return;
    }
    KeptBody first = KeptBody.of(response.getEntityStream());
    boolean again = source.answered(signed.token(), status, false, first.head());
    if (!again || !replay(signed, request, response, first)) {
      first.giveBack(response);
    }
  }

  private static boolean replay(
      SignedRequest signed,
      ClientRequestContext request,
      ClientResponseContext response,
      KeptBody first) {
    if (!signed.canBeRepeated() || !first.isAll()) {
      return false;
    }
    AccessToken next = signed.source().replacementFor(signed.token());
    return next != null
        && Resend.replay(signed, next, request).run(ResendTarget.of(request), response);
  }
}
