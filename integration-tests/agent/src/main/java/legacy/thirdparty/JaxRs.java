package legacy.thirdparty;

import javax.ws.rs.client.Client;
import javax.ws.rs.client.ClientBuilder;
import javax.ws.rs.client.Entity;
import javax.ws.rs.client.WebTarget;
import javax.ws.rs.core.Response;

/** A client of JAX-RS 2, for whichever implementation is on the class path. */
final class JaxRs {
  private JaxRs() {}

  public static void main(String[] arguments) {
    Client client =
        ClientBuilder.newClient()
            // Jersey's and CXF's ways to send a PATCH through HttpURLConnection.
            .property("jersey.config.client.httpUrlConnection.setMethodWorkaround", true)
            .property("use.httpurlconnection.method.reflection", true);
    for (String url : arguments) {
      WebTarget target = client.target(url);
      print("GET", target.request().get());
      print("POST", target.request().post(Entity.json("{\"title\": \"Hat\"}")));
      print("PATCH", target.request().method("PATCH", Entity.json("{\"price\": 1}")));
    }
    client.close();
  }

  private static void print(String method, Response response) {
    String body = response.readEntity(String.class);
    System.out.println(method + " " + response.getStatus() + " " + body.length());
    response.close();
  }
}
