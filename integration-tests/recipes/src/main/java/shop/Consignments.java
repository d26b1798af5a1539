package shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.net.URI;

/** The vendor's consignments. */
@ApplicationScoped
public class Consignments {
  private static final String VENDOR = "https://vendor.trr-apps.com";

  /**
   * Returns the first consignments.
   *
   * @return JSON
   */
  // tag::after[]
  public String first() {
    URI vendor = URI.create(System.getProperty("shop.vendor", VENDOR));
    // tag::client[]
    try (Client client = ClientBuilder.newClient()) {
      return client
          .target(vendor)
          .path("/v1/consignments")
          .queryParam("page_size", 20)
          .request()
          .get(String.class);
    }
    // end::client[]
  }
  // end::after[]
}
