package io.github.trrauth.contract;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** What the checks share: the vendor, clients, and sentences that several of them say. */
final class Fixture {
  /** Jersey's default connector knows no PATCH without it; others do not know the property. */
  private static final String JERSEY_PATCH =
      "jersey.config.client.httpUrlConnection.setMethodWorkaround";

  private final Surroundings surroundings;
  private final Vendor vendor;

  Fixture(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.vendor = new Vendor(surroundings.vendor());
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Vendor vendor() {
    return vendor;
  }

  /** A check that starts with a vendor that behaves, and leaves one. */
  Check check(String name, ClientBody body) {
    return check(name, ClientBuilder::newBuilder, body);
  }

  Check check(String name, ClientMaker maker, ClientBody body) {
    return new Check(
        name,
        () -> {
          vendor.calm();
          Client client = maker.builder().property(JERSEY_PATCH, true).build();
          try {
            body.run(client);
          } finally {
            client.close();
            vendor.calm();
          }
        });
  }

  /** The echo behind the token, under a path of the check's own. */
  WebTarget echo(Client client, String name) {
    return client.target(surroundings.vendor()).path(path(name));
  }

  static String path(String name) {
    return "/v1/echo/" + name;
  }

  /** Makes sure that there is a token in hand, and revokes it at the vendor. */
  void revokeTokenInHand(Client client) {
    Expect.equal("status of a first call", 200, status(echo(client, "first").request().get()));
    vendor.revokeTokens();
  }

  /** Sends a request with a revoked token and expects one replay that says the same again. */
  String replayed(Client client, String name, String method, byte[] body, Sending sending) {
    revokeTokenInHand(client);
    String text = read(200, sending.send(echo(client, name).request()));
    expectReplay(name, method, sha256(body));
    return text;
  }

  void expectReplay(String name, String method, String bodySha256) {
    List<Seen> seen = vendor.seen(path(name));
    Expect.equal("number of requests " + seen, 2, seen.size());
    for (Seen one : seen) {
      Expect.equal("method", method, one.method());
      Expect.equal("body of " + one, bodySha256, one.bodySha256());
    }
    Expect.equal("status of the first", "401", seen.get(0).status());
    Expect.equal("token of the first", "REVOKED", seen.get(0).token());
    Expect.equal("token of the second", "VALID", seen.get(1).token());
    Expect.that("the second must be a replay", seen.get(1).isReplay());
  }

  /** Expects that a path was asked once, by a request whose token was in the given state. */
  void expectOnce(String path, String token) {
    List<Seen> seen = vendor.seen(path);
    Expect.equal("number of requests " + seen, 1, seen.size());
    Expect.equal("token", token, seen.get(0).token());
  }

  static int status(Response response) {
    try {
      return response.getStatus();
    } finally {
      response.close();
    }
  }

  static String read(int status, Response response) {
    try {
      String text = response.readEntity(String.class);
      Expect.equal("status (" + text + ")", status, response.getStatus());
      return text;
    } finally {
      response.close();
    }
  }

  static Entity<byte[]> bytes(byte[] body) {
    return Entity.entity(body, "application/octet-stream");
  }

  static byte[] body(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + i / 251);
    }
    return bytes;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String sha256(byte[] bytes) {
    try {
      StringBuilder hex = new StringBuilder();
      for (byte one : MessageDigest.getInstance("SHA-256").digest(bytes)) {
        hex.append(String.format("%02x", one));
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** How a client is made. */
  @FunctionalInterface
  interface ClientMaker {
    ClientBuilder builder();
  }

  /** What a check does with its client. */
  @FunctionalInterface
  interface ClientBody {
    void run(Client client) throws Exception;
  }

  /** How a request is sent. */
  @FunctionalInterface
  interface Sending {
    Response send(Invocation.Builder request);
  }
}
