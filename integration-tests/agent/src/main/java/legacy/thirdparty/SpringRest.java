package legacy.thirdparty;

import org.springframework.http.ResponseEntity;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

/** A client that uses Spring 5's {@link RestTemplate} as it comes, then without a buffer. */
final class SpringRest {
  private SpringRest() {}

  public static void main(String[] arguments) {
    SimpleClientHttpRequestFactory streaming = new SimpleClientHttpRequestFactory();
    streaming.setBufferRequestBody(false);
    for (String url : arguments) {
      call(new RestTemplate(), url);
      call(new RestTemplate(streaming), url);
    }
  }

  private static void call(RestTemplate template, String url) {
    print("GET", template.getForEntity(url, String.class));
    print("POST", template.postForEntity(url, "the title", String.class));
  }

  private static void print(String method, ResponseEntity<String> response) {
    String body = String.valueOf(response.getBody());
    System.out.println(method + " " + response.getStatusCodeValue() + " " + body.length());
  }
}
