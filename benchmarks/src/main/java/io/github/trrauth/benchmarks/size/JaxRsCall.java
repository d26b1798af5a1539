package io.github.trrauth.benchmarks.size;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;

/** A program that calls a URL once with a Jakarta REST client. */
final class JaxRsCall {
  private JaxRsCall() {}

  /**
   * Prints the status.
   *
   * @param arguments the URL
   */
  public static void main(String[] arguments) {
    Client client = ClientBuilder.newClient();
    try (Response answer = client.target(arguments[0]).request().get()) {
      answer.readEntity(String.class);
      System.out.println(answer.getStatus());
    } finally {
      client.close();
    }
  }
}
