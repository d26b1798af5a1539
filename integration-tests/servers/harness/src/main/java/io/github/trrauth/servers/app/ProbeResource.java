package io.github.trrauth.servers.app;

import io.github.trrauth.contract.Check;
import io.github.trrauth.contract.Contract;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the test asks its application to do. */
@Path("/")
@RequestScoped
@Produces("text/plain")
public class ProbeResource {
  private static final long LIMIT_SECONDS = 60;

  @Inject @Any Instance<ThreadKind> threads;
  @Inject Load load;

  @SuppressWarnings("NullAway.Init") // injected
  @Context
  Configuration server;

  /**
   * Says that the application is there.
   *
   * @return text
   */
  @GET
  @Path("ready")
  public String ready() {
    return "ready";
  }

  /**
   * Lists the checks of the contract.
   *
   * @return a name per line
   */
  @GET
  @Path("checks")
  public String checks() {
    return Contract.checks(Surrounding.forContract()).stream()
        .map(Check::name)
        .collect(Collectors.joining("\n"));
  }

  /**
   * Runs a check of the contract.
   *
   * @param name its name
   * @return {@code passed}, or why it has not
   */
  @POST
  @Path("checks/{name}")
  public String check(@PathParam("name") String name) {
    for (Check check : Contract.checks(Surrounding.forContract())) {
      if (check.name().equals(name)) {
        return run(check);
      }
    }
    return "There is no check " + name + ".";
  }

  private static String run(Check check) {
    try {
      check.run();
      return "passed";
    } catch (Throwable e) {
      // Only the frames of the check: the server's are of no interest.
      String frames =
          Arrays.stream(e.getStackTrace())
              .takeWhile(frame -> !frame.getClassName().equals(ProbeResource.class.getName()))
              .map(frame -> "\n  at " + frame)
              .collect(Collectors.joining());
      return Outcome.describe(e) + frames;
    }
  }

  /**
   * Lists the kinds of threads that there are.
   *
   * @return a name per line
   */
  @GET
  @Path("threads")
  public String threads() {
    return StreamSupport.stream(threads.spliterator(), false)
        .map(ThreadKind::name)
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /**
   * Calls the vendor.
   *
   * @param thread the kind of thread
   * @param client the kind of client
   * @return what came of it
   */
  @POST
  @Path("call")
  public String call(@QueryParam("thread") String thread, @QueryParam("client") String client) {
    try {
      Callable<String> call = Clients.call(client);
      return Outcome.of(
          kind(thread).run(call).toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      return Outcome.failed(e);
    } catch (Exception | LinkageError e) {
      return Outcome.failed(e);
    }
  }

  private ThreadKind kind(String name) {
    return StreamSupport.stream(threads.spliterator(), false)
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no thread " + name + "."));
  }

  /**
   * Lists the calls that were made at the start.
   *
   * @return a line for each place, with the state of its token
   */
  @GET
  @Path("at-start")
  public String atStart() {
    return AtStart.report();
  }

  /**
   * Names the token that the injected token source has.
   *
   * @return its fingerprint
   */
  @GET
  @Path("token")
  public String token() {
    return Clients.fingerprintOfTokenInHand();
  }

  /**
   * Lists what the server has taken from the jar for itself.
   *
   * @return a line each
   */
  @GET
  @Path("inventory")
  public StreamingOutput inventory() {
    List<String> found = Inventory.of(server);
    return out -> {
      // By now the server's filters and interceptors are at work.
      found.addAll(Inventory.atWork());
      out.write(String.join("\n", found).getBytes(StandardCharsets.UTF_8));
    };
  }

  /**
   * Names the JVM's log manager.
   *
   * @return the name of its class
   */
  @GET
  @Path("log-manager")
  public String logManager() {
    return LogManager.getLogManager().getClass().getName();
  }

  /**
   * Starts to call the vendor on many threads.
   *
   * @param client the kind of client, {@code built} or {@code injected}
   * @return what came of it so far
   */
  @POST
  @Path("load")
  public String startLoad(@QueryParam("client") String client) {
    load.start(client);
    return load.report();
  }

  /**
   * Asks for the calls on many threads.
   *
   * @return what came of them so far
   */
  @GET
  @Path("load")
  public String load() {
    return load.report();
  }

  /**
   * Ends the calls on many threads.
   *
   * @return what came of them
   */
  @DELETE
  @Path("load")
  public String stopLoad() {
    load.stop();
    return load.report();
  }
}
