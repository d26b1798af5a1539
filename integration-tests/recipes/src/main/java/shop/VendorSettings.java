package shop;

import io.github.trrauth.TokenSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The vendor's own settings, read with the JDK's client, which nobody signs for. */
@ApplicationScoped
public class VendorSettings {
  private final HttpClient client = HttpClient.newHttpClient();

  @Inject TokenSource tokens;

  /**
   * Reads the settings.
   *
   * @return JSON
   * @throws IOException if the vendor cannot be reached
   * @throws InterruptedException if interrupted
   */
  public String read() throws IOException, InterruptedException {
    String vendor = System.getProperty("shop.vendor", "https://vendor.trr-apps.com");
    // tag::source[]
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(vendor + "/v1/vendor"))
            .header("Authorization", tokens.get().headerValue())
            .build();
    // end::source[]
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
