package legacy.thirdparty;

import feign.Client;
import feign.Request;
import feign.Response;
import feign.Util;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;

/** A program with Feign's own client: a body goes out in chunks. */
final class OpenFeign {
  private OpenFeign() {}

  public static void main(String[] arguments) throws IOException {
    for (String url : arguments) {
      print(url, Request.HttpMethod.GET, null);
      print(url, Request.HttpMethod.POST, "{\"title\": \"Hat\"}");
    }
  }

  private static void print(String url, Request.HttpMethod method, String body) throws IOException {
    byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    Request request =
        Request.create(method, url, new HashMap<>(), bytes, StandardCharsets.UTF_8, null);
    Client client = new Client.Default(null, null);
    try (Response response = client.execute(request, new Request.Options())) {
      byte[] answer = Util.toByteArray(response.body().asInputStream());
      System.out.println(method + " " + response.status() + " " + answer.length);
    }
  }
}
