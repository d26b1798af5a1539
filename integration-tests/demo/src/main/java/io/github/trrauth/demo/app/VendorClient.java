package io.github.trrauth.demo.app;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The calls that this business makes, as anybody would write them. */
@Dependent
class VendorClient {
  private final Client client = ClientBuilder.newClient();
  private final WebTarget vendor;

  @Inject
  VendorClient(@ConfigProperty(name = "vendor.url") String vendorUrl) {
    vendor = client.target(vendorUrl);
  }

  @PreDestroy
  void close() {
    client.close();
  }

  void readSettings() {
    expect(200, vendor.path("/v1/vendor").request().get());
  }

  void changeSettings(boolean emails) {
    String change = "{\"preferences\": {\"email_enabled\": " + emails + "}}";
    expect(200, vendor.path("/v1/vendor").request().method(HttpMethod.PATCH, Entity.json(change)));
  }

  /** Returns the id of the first consignment of the first page. */
  String listConsignments() {
    Response page = vendor.path("/v1/consignments").queryParam("page_size", 20).request().get();
    return expect(200, page).replaceAll("(?s).*?\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
  }

  void addItem(String consignment, int number) {
    String item = "{\"title\": \"Bag number " + number + "\"}";
    WebTarget items = vendor.path("/v1/consignments/{id}/items").resolveTemplate("id", consignment);
    expect(201, items.request().post(Entity.json(item)));
  }

  private static String expect(int status, Response response) {
    try (response) {
      String body = response.readEntity(String.class);
      if (response.getStatus() != status) {
        throw new IllegalStateException("the vendor said " + response.getStatus() + ": " + body);
      }
      return body;
    }
  }
}
