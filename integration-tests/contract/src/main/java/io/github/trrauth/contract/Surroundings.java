package io.github.trrauth.contract;

import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the checks find around them: the vendor, other hosts, and what this application has. */
public final class Surroundings {
  private final URI vendor;
  private final URI elsewhere;
  private final URI plainHttp;
  private final @Nullable Supplier<?> injectedClient;

  private Surroundings(
      URI vendor, URI elsewhere, URI plainHttp, @Nullable Supplier<?> injectedClient) {
    this.vendor = vendor;
    this.elsewhere = elsewhere;
    this.plainHttp = plainHttp;
    this.injectedClient = injectedClient;
  }

  /**
   * Describes an application.
   *
   * @param vendor the sandbox's origin, which is the application's {@code trr.auth.base-url}
   * @param elsewhere another origin of the same sandbox, over HTTPS
   * @param plainHttp the sandbox's listener without TLS
   * @return surroundings without an injected client
   */
  public static Surroundings of(URI vendor, URI elsewhere, URI plainHttp) {
    return new Surroundings(vendor, elsewhere, plainHttp, null);
  }

  /**
   * Adds a MicroProfile Rest Client that the container has made.
   *
   * @param client gives out an {@link EchoClient}
   * @return surroundings with the client
   */
  public Surroundings withInjected(Supplier<?> client) {
    return new Surroundings(vendor, elsewhere, plainHttp, client);
  }

  URI vendor() {
    return vendor;
  }

  URI elsewhere() {
    return elsewhere;
  }

  URI plainHttp() {
    return plainHttp;
  }

  @Nullable Supplier<?> injectedClient() {
    return injectedClient;
  }

  /**
   * Says whether there is an implementation of MicroProfile Rest Client.
   *
   * @return false also where the API itself is missing
   */
  public boolean hasRestClient() {
    try {
      return RestClientChecks.isAvailable();
    } catch (LinkageError e) {
      return false;
    }
  }
}
