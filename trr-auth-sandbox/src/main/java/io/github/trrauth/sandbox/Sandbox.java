package io.github.trrauth.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A running vendor: the documented endpoints over HTTPS on loopback, misbehaviour on request, and a
 * journal of what it was sent. Safe for many threads; any number can run side by side in a JVM.
 *
 * <p>What can be programmed here can also be programmed over HTTP below {@code /sandbox}.
 */
public final class Sandbox implements AutoCloseable {
  /** The path of the token endpoint. */
  public static final String TOKEN_PATH = "/v1/bearer-token";

  /** The name of the vendor's own listener in the journal. */
  static final String HTTPS = "https";

  /** The name of the vendor's listener without TLS in the journal. */
  static final String HTTP = "http";

  /** The name of the listener that has the page and nothing else; no journal names it. */
  static final String PAGE = "page";

  private final CertificateAuthority authority;
  private final Credentials credentials;
  private final Path trustStore;
  private final boolean ownsTrustStore;
  private final List<String> hostNames;
  private final Tokens tokens = new Tokens();
  private final Journal journal = new Journal();
  private final Programme programme = new Programme();
  private final VendorApi vendor = new VendorApi();
  private final FrontDesk desk;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  private Sandbox(Builder builder) throws IOException {
    this.authority =
        builder.sharing == null ? CertificateAuthority.create() : builder.sharing.authority;
    this.credentials = Credentials.of(builder.clientId, builder.clientSecret);
    this.hostNames = List.copyOf(builder.hostNames);
    this.ownsTrustStore = builder.trustStore == null;
    this.trustStore =
        builder.trustStore == null
            ? Files.createTempFile("trr-auth-sandbox", ".jks")
            : builder.trustStore;
    this.desk =
        new FrontDesk(
            journal,
            tokens,
            programme,
            new TokenEndpoint(credentials, tokens),
            vendor,
            new ControlPage(this));
    authority.writeTrustStore(trustStore);
  }

  /**
   * Starts a sandbox on a free port.
   *
   * @return a running sandbox, to be closed
   * @throws UncheckedIOException when no port or no temporary file can be had
   */
  public static Sandbox start() {
    return builder().start();
  }

  /**
   * Prepares a sandbox that differs from {@link #start()}.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The vendor's origin: the value of {@code trr.auth.base-url}.
   *
   * @return {@code https://localhost:PORT}
   */
  public URI baseUrl() {
    return listeners.get(0).uri();
  }

  /**
   * The origin of the listener without TLS.
   *
   * @return {@code http://localhost:PORT}
   * @throws IllegalStateException when the sandbox was not started with {@link Builder#plainHttp}
   */
  public URI httpUrl() {
    return listeners.stream()
        .filter(listener -> listener.name().equals(HTTP))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Started without plainHttp()."))
        .uri();
  }

  /**
   * Opens another origin over HTTPS, with a valid certificate. It serves what the vendor serves,
   * but for the control page, and writes into the same journal.
   *
   * @param name what the journal calls it; none of {@code https}, {@code http} and {@code page}
   * @return its origin
   * @throws IllegalArgumentException when the name is taken
   * @throws UncheckedIOException when no port can be had
   */
  public URI openHttps(String name) {
    return openHttps(name, ServerCertificate.VALID);
  }

  /**
   * Opens another origin over HTTPS, as {@link #openHttps(String)} does.
   *
   * @param name what the journal calls it; none of {@code https}, {@code http} and {@code page}
   * @param certificate what it shows
   * @return its origin
   * @throws IllegalArgumentException when the name is taken
   * @throws UncheckedIOException when no port can be had
   */
  public URI openHttps(String name, ServerCertificate certificate) {
    return open(another(name), 0, authority.server(certificate, hostNames));
  }

  /**
   * Opens another origin without TLS, otherwise as {@link #openHttps(String)} does.
   *
   * @param name what the journal calls it; none of {@code https}, {@code http} and {@code page}
   * @return its origin
   * @throws IllegalArgumentException when the name is taken
   * @throws UncheckedIOException when no port can be had
   */
  public URI openHttp(String name) {
    return open(another(name), 0, null);
  }

  /**
   * Serves the control page without TLS on a port of its own, for a browser, which would warn of
   * the certificate.
   */
  URI openPage(int port) {
    return open(PAGE, Builder.checked(port), null);
  }

  /**
   * The trust store that lets a JVM trust the sandbox: {@code -Djavax.net.ssl.trustStore}. Its type
   * is JKS, which Java 8 and later read without being told.
   *
   * @return a file; deleted at the end unless it was named in {@link Builder#trustStore}
   */
  public Path trustStore() {
    return trustStore;
  }

  /**
   * The password of the trust store.
   *
   * @return always {@code changeit}
   */
  public String trustStorePassword() {
    return CertificateAuthority.PASSWORD;
  }

  /**
   * A TLS context for clients in this JVM, which trusts the sandbox and nobody else.
   *
   * @return a new context
   */
  public SSLContext sslContext() {
    return authority.client();
  }

  /**
   * The certificate of the authority that vouches for the sandbox.
   *
   * @return in PEM
   */
  public String certificatePem() {
    return authority.pem();
  }

  /**
   * The client id and the client secrets that are accepted.
   *
   * @return a way to read and to change them
   */
  public Credentials credentials() {
    return credentials;
  }

  /**
   * The tokens issued, and how the next ones are.
   *
   * @return a way to read and to change them
   */
  public Tokens tokens() {
    return tokens;
  }

  /**
   * What the sandbox was sent.
   *
   * @return the one journal of all its listeners
   */
  public Journal journal() {
    return journal;
  }

  /**
   * What a client must know to use this sandbox.
   *
   * @return {@code trr.auth.base-url}, {@code trr.auth.client-id}, {@code trr.auth.client-secret}
   * @throws IllegalStateException when no client secret is accepted at present
   */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("trr.auth.base-url", baseUrl().toString());
    settings.put("trr.auth.client-id", credentials.clientId());
    settings.put("trr.auth.client-secret", credentials.clientSecret());
    return settings;
  }

  /**
   * Misbehaves for the next requests of a target, after those that other calls have spoken for.
   *
   * @param times how many requests
   * @param target a path such as {@code /v1/vendor}, one that ends with {@code *} for all that
   *     begin so, {@code calls} for all below {@code /v1} but the token endpoint, or any of them
   *     behind a method and a space
   * @param misbehaviour what is to go wrong
   * @throws IllegalArgumentException when {@code times} is not positive or the target no path
   */
  public void next(int times, String target, Misbehaviour misbehaviour) {
    programme.next(times, target, misbehaviour);
  }

  /**
   * Misbehaves for every request of a target until cleared, except where {@link #next} says
   * something else; takes the place of an earlier one for the same target.
   *
   * @param target as for {@link #next}
   * @param misbehaviour what is to go wrong
   * @throws IllegalArgumentException when the target is no path
   */
  public void always(String target, Misbehaviour misbehaviour) {
    programme.always(target, misbehaviour);
  }

  /**
   * Ends the misbehaviour for one target.
   *
   * @param target the very text that was given to {@link #next} or {@link #always}
   */
  public void clear(String target) {
    programme.clear(target);
  }

  /** Ends all misbehaviour; what hangs goes on hanging. */
  public void clear() {
    programme.clear();
  }

  /**
   * Requests that hang at present.
   *
   * @return how many
   */
  public int hanging() {
    return programme.hanging();
  }

  Programme programme() {
    return programme;
  }

  /** Sends the answers of all requests that hang at present. */
  public void release() {
    programme.release();
  }

  /**
   * The bodies that items were created from: an item that was sent twice is in it twice.
   *
   * @return as they were sent, in their order
   */
  public List<String> createdItems() {
    return vendor.created();
  }

  /**
   * Goes back to the start: no misbehaviour, nothing hangs, an empty journal, the first client id
   * and secret, the default lifetime, the vendor's data as they were. Issued tokens stay as they
   * are, and so do the listeners.
   */
  public void reset() {
    programme.clear();
    programme.release();
    credentials.reset();
    tokens.reset();
    vendor.reset();
    journal.clear();
  }

  /** Ends all connections, listeners and threads, and deletes the trust store if it was its own. */
  @Override
  public void close() {
    listeners.forEach(Listener::close);
    if (ownsTrustStore) {
      try {
        Files.deleteIfExists(trustStore);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private String another(String name) {
    boolean taken = listeners.stream().anyMatch(listener -> listener.name().equals(name));
    if (taken || name.equals(HTTP) || name.equals(PAGE)) {
      throw new IllegalArgumentException("name must be a new one, was " + name);
    }
    return name;
  }

  private URI open(String name, int port, @Nullable SSLContext tls) {
    try {
      Listener listener = Listener.open(name, port, tls, desk);
      listeners.add(listener);
      return listener.uri();
    } catch (IOException e) {
      throw new UncheckedIOException("No listener on port " + port + ".", e);
    }
  }

  /** How a sandbox is to be; not for many threads. */
  public static final class Builder {
    private int port;
    private int httpPort = -1;
    private String clientId = "sandbox-client";
    private String clientSecret = Credentials.newSecret();
    private ServerCertificate certificate = ServerCertificate.VALID;
    private List<String> hostNames = List.of();
    private @Nullable Path trustStore;
    private @Nullable Sandbox sharing;

    private Builder() {}

    /**
     * Sets the port of the vendor's origin.
     *
     * @param port 0, which is the default, for a free one
     * @return this builder
     * @throws IllegalArgumentException when there is no such port
     */
    public Builder port(int port) {
      this.port = checked(port);
      return this;
    }

    /**
     * Serves plain http as well, on a free port.
     *
     * @return this builder
     */
    public Builder plainHttp() {
      return plainHttp(0);
    }

    /**
     * Serves plain http as well.
     *
     * @param port 0 for a free one
     * @return this builder
     * @throws IllegalArgumentException when there is no such port
     */
    public Builder plainHttp(int port) {
      this.httpPort = checked(port);
      return this;
    }

    /**
     * Sets the client id to start with.
     *
     * @param clientId not empty
     * @return this builder
     */
    public Builder clientId(String clientId) {
      this.clientId = clientId;
      return this;
    }

    /**
     * Sets the client secret to start with; a random one otherwise.
     *
     * @param clientSecret not empty
     * @return this builder
     */
    public Builder clientSecret(String clientSecret) {
      this.clientSecret = clientSecret;
      return this;
    }

    /**
     * Sets the certificate that the vendor's origin shows.
     *
     * @param certificate the default is {@link ServerCertificate#VALID}
     * @return this builder
     */
    public Builder certificate(ServerCertificate certificate) {
      this.certificate = certificate;
      return this;
    }

    /**
     * Sets host names that the certificates hold for beside those of loopback, for clients that are
     * led here by a {@code hosts} file of their own.
     *
     * @param hostNames in ASCII, such as {@code vendor.trr-apps.com} or {@code *.example}
     * @return this builder
     */
    public Builder hostNames(List<String> hostNames) {
      this.hostNames = List.copyOf(hostNames);
      return this;
    }

    /**
     * Sets where the trust store is written; a temporary file otherwise.
     *
     * @param file written at the start, and kept
     * @return this builder
     */
    public Builder trustStore(Path file) {
      this.trustStore = file;
      return this;
    }

    /**
     * Uses the authority of another sandbox, so that one trust store serves both.
     *
     * @param other running or closed
     * @return this builder
     */
    public Builder sharing(Sandbox other) {
      this.sharing = other;
      return this;
    }

    /**
     * Starts the sandbox.
     *
     * @return a running sandbox, to be closed
     * @throws IllegalArgumentException when client id or secret are empty
     * @throws UncheckedIOException when a port or the trust store's file cannot be had
     */
    public Sandbox start() {
      Sandbox sandbox;
      try {
        sandbox = new Sandbox(this);
      } catch (IOException e) {
        throw new UncheckedIOException("The trust store cannot be written.", e);
      }
      try {
        sandbox.open(HTTPS, port, sandbox.authority.server(certificate, sandbox.hostNames));
        if (httpPort >= 0) {
          sandbox.open(HTTP, httpPort, null);
        }
        return sandbox;
      } catch (RuntimeException e) {
        sandbox.close();
        throw e;
      }
    }

    private static int checked(int port) {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("port must be from 0 to 65535, was " + port);
      }
      return port;
    }
  }
}
