package shop;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import java.net.URI;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The vendor's consignments, with tokens by hand: what docs/migration.md begins with. */
class HandMadeConsignments {
  private static final String VENDOR = "https://vendor.trr-apps.com";

  // tag::before[]
  private String token;
  private Instant expiry = Instant.EPOCH;

  private synchronized String token(Client client, URI vendor) {
    if (Instant.now().isAfter(expiry.minusSeconds(60))) {
      String body =
          "{\"client_id\": \"" + clientId() + "\", \"client_secret\": \"" + clientSecret() + "\"}";
      String answer =
          client
              .target(vendor)
              .path("/v1/bearer-token")
              .request()
              .post(Entity.json(body), String.class);
      token = field(answer, "\"access_token\" *: *\"([^\"]+)\"");
      long seconds = Long.parseLong(field(answer, "\"expires_in\" *: *([0-9]+)"));
      expiry = Instant.now().plusSeconds(seconds);
    }
    return token;
  }

  public String first() {
    URI vendor = URI.create(System.getProperty("shop.vendor", VENDOR));
    try (Client client = ClientBuilder.newClient()) {
      return client
          .target(vendor)
          .path("/v1/consignments")
          .queryParam("page_size", 20)
          .request()
          .header("Authorization", "Bearer " + token(client, vendor))
          .get(String.class);
    }
  }

  // end::before[]

  private static String clientId() {
    return "sandbox-client";
  }

  private static String clientSecret() {
    return System.getProperty("shop.client-secret");
  }

  private static String field(String json, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern);
    }
    return matcher.group(1);
  }
}
