package io.github.trrauth.servers.plain;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;

/** A resource that is no bean. */
@Path("call")
public class PlainResource {
  /**
   * Calls the vendor.
   *
   * @param uri where
   * @return the status
   */
  @GET
  public String call(@QueryParam("uri") String uri) {
    if (PlainApplication.TRACE == null) {
      throw new AssertionError("a class is initialised at its first use");
    }
    Client client = ClientBuilder.newClient();
    try {
      return String.valueOf(client.target(uri).request().get().getStatus());
    } finally {
      client.close();
    }
  }
}
