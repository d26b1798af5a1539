package io.github.trrauth.contract;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Filters and interceptors of the application's own, beside ours. */
final class FilterChecks {
  private static final byte[] BODY = Fixture.body(20_000);

  private final Fixture fixture;

  FilterChecks(Fixture fixture) {
    this.fixture = fixture;
  }

  void addTo(List<Check> checks) {
    checks.add(fixture.check("filterThatAdds_onReplay_addsOnce", this::addsOnce));
    checks.add(fixture.check("filterThatThrows_onReplay_leavesTheFirstAnswer", this::throwing));
    checks.add(fixture.check("gzipEncoder_onReplay_encodesOnce", this::encodesOnce));
    checks.add(fixture.check("gzipDecoder_onReplay_decodesOnce", this::decodesOnce));
    checks.add(fixture.check("responseFilter_onReplay_neverSeesThe401", this::neverSees401));
    checks.add(fixture.check("responseFilter_onRejection_seesTheBody", this::seesBody));
  }

  private void addsOnce(Client client) {
    client.register(new AddingFilter());
    String echo = fixture.replayed(client, "adds", "GET", new byte[0], Invocation.Builder::get);
    int first = echo.indexOf("added-once");
    Expect.that("the header must arrive, was " + echo, first >= 0);
    Expect.equal("second occurrence in " + echo, -1, echo.indexOf("added-once", first + 1));
  }

  private void throwing(Client client) {
    fixture.revokeTokenInHand(client);
    ThrowingFilter filter = new ThrowingFilter();
    client.register(filter);
    Response response = fixture.echo(client, "throwing").request().get();
    Expect.contains("body", Fixture.read(401, response), "Unauthorized");
    Expect.equal("requests that the filter saw", 2, filter.requests.get());
  }

  private void encodesOnce(Client client) {
    client.register(new GzipEncoder());
    fixture.revokeTokenInHand(client);
    String echo =
        Fixture.read(200, fixture.echo(client, "encodes").request().post(Fixture.bytes(BODY)));
    Expect.contains("echo", echo, "\"decoded_sha256\":\"" + Fixture.sha256(BODY) + "\"");
    List<Seen> seen = fixture.vendor().seen(Fixture.path("encodes"));
    Expect.equal("number of requests " + seen, 2, seen.size());
    Expect.equal("body of the second", seen.get(0).bodySha256(), seen.get(1).bodySha256());
  }

  private void decodesOnce(Client client) {
    client.register(new GzipDecoder());
    fixture.revokeTokenInHand(client);
    Response response =
        fixture
            .echo(client, "decodes")
            .queryParam("gzip", "yes")
            .request()
            .header("Accept-Encoding", "gzip")
            .get();
    Expect.contains("decoded echo", Fixture.read(200, response), "\"token_state\":\"VALID\"");
    Expect.equal("requests", 2, fixture.vendor().seen(Fixture.path("decodes")).size());
  }

  private void neverSees401(Client client) {
    StatusFilter filter = new StatusFilter();
    client.register(filter);
    fixture.replayed(client, "never", "GET", new byte[0], Invocation.Builder::get);
    Expect.that("no 401 must be seen, were " + filter.statuses, !filter.statuses.contains(401));
    Expect.that("200 must be seen, were " + filter.statuses, filter.statuses.contains(200));
  }

  private void seesBody(Client client) {
    BodyFilter filter = new BodyFilter();
    client.register(filter);
    Response response =
        fixture.echo(client, "sees").request().header("Authorization", "Basic eDp5").get();
    Fixture.status(response);
    fixture.vendor().always(Fixture.path("sees"), "\"status\": 403, \"body\": \"seen body\"");
    Fixture.status(fixture.echo(client, "sees").request().get());
    Expect.that("bodies were " + filter.bodies, filter.bodies.contains("seen body"));
  }

  /** Adds a header, as opposed to setting it. */
  private static final class AddingFilter implements ClientRequestFilter {
    @Override
    public void filter(ClientRequestContext request) {
      request.getHeaders().add("X-Own", "added-once");
    }
  }

  /** Lets one request pass, as one that limits their number might. */
  private static final class ThrowingFilter implements ClientRequestFilter {
    final AtomicInteger requests = new AtomicInteger();

    @Override
    public void filter(ClientRequestContext request) {
      if (requests.incrementAndGet() > 1) {
        throw new WebApplicationException("no more requests", 429);
      }
    }
  }

  /** Notes each status. */
  private static final class StatusFilter implements ClientResponseFilter {
    final ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
      statuses.add(response.getStatus());
    }
  }

  /** Reads each body. */
  private static final class BodyFilter implements ClientResponseFilter {
    final ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response)
        throws IOException {
      bodies.add(new String(response.getEntityStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Compresses each body. */
  private static final class GzipEncoder implements WriterInterceptor {
    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
      context.getHeaders().remove("Content-Length");
      context.getHeaders().putSingle("Content-Encoding", "gzip");
      OutputStream wire = context.getOutputStream();
      GZIPOutputStream gzip = new GZIPOutputStream(wire);
      context.setOutputStream(gzip);
      try {
        context.proceed();
        gzip.finish();
      } finally {
        context.setOutputStream(wire);
      }
    }
  }

  /** Decompresses each body that says that it is compressed. */
  private static final class GzipDecoder implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
      if ("gzip".equals(context.getHeaders().getFirst("Content-Encoding"))) {
        context.setInputStream(new GZIPInputStream(context.getInputStream()));
      }
      return context.proceed();
    }
  }
}
