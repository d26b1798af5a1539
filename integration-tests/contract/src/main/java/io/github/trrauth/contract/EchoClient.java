package io.github.trrauth.contract;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The sandbox's echo as a MicroProfile Rest Client; to be injected it needs the setting {@code
 * trr-contract/mp-rest/url}.
 */
@Path("/v1/echo")
@RegisterRestClient(configKey = "trr-contract")
public interface EchoClient {
  /**
   * Gets an echo.
   *
   * @param name the last part of the path
   * @return what the sandbox says of the request
   */
  @GET
  @Path("/rest-client/{name}")
  String get(@PathParam("name") String name);

  /**
   * Gets an echo without waiting for it.
   *
   * @param name the last part of the path
   * @return what the sandbox says of the request, later
   */
  @GET
  @Path("/rest-client-async/{name}")
  CompletionStage<String> getAsync(@PathParam("name") String name);

  /**
   * Sends a body.
   *
   * @param name the last part of the path
   * @param body the body
   * @return what the sandbox says of the request
   */
  @POST
  @Path("/rest-client-post/{name}")
  @Consumes("text/plain")
  String post(@PathParam("name") String name, String body);
}
