package io.github.trrauth.benchmarks.size;

import io.github.trrauth.benchmarks.Results;
import io.github.trrauth.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts the classes that a program loads which calls the vendor once. */
final class LoadedClasses {
  static final String URL_CALL = "HttpURLConnection";
  static final String REST_CALL = "RESTEasy client";
  static final String UNSIGNED = "unsigned";
  static final String SIGNED = "signed by trr-auth";
  static final String BY_HAND = "signed by hand";
  static final String ALL = "classes";
  static final String OURS = "classes of trr-auth";

  private static final String OUR_PACKAGE = "io.github.trrauth.";
  private static final String PROGRAMS = "io.github.trrauth.benchmarks.";

  private final Sandbox vendor;
  private final Results results;
  private final int round;

  LoadedClasses(Sandbox vendor, Results results, int round) {
    this.vendor = vendor;
    this.results = results;
    this.round = round;
  }

  void count() throws IOException, InterruptedException {
    String open = vendor.baseUrl().resolve("/open/echo").toString();
    String closed = vendor.baseUrl().resolve("/v1/vendor").toString();
    String endpoint = vendor.baseUrl().resolve(Sandbox.TOKEN_PATH).toString();
    String id = vendor.credentials().clientId();
    String secret = vendor.credentials().clientSecret();
    String agent = "-javaagent:" + Jars.product("trr-auth-agent");
    String url = UrlCall.class.getName();
    String alone = Jars.BENCHMARKS.toString();
    run(URL_CALL, UNSIGNED, List.of("-cp", alone, url, open));
    run(URL_CALL, BY_HAND, List.of("-cp", alone, url, closed, endpoint, id, secret));
    run(URL_CALL, SIGNED, List.of(agent, "-cp", alone, url, closed));

    String rest = JaxRsCall.class.getName();
    List<Path> application = new ArrayList<>(Jars.application());
    application.add(Jars.BENCHMARKS);
    run(REST_CALL, UNSIGNED, List.of("-cp", Fork.classPath(application), rest, open));
    application.add(Jars.product("trr-auth-cdi"));
    run(REST_CALL, SIGNED, List.of("-cp", Fork.classPath(application), rest, closed));
  }

  private void run(String program, String variant, List<String> arguments)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("classes", ".log");
    try {
      List<String> all = new ArrayList<>();
      all.add("-Xlog:class+load:file=" + log + ":none");
      all.add("-Djavax.net.ssl.trustStore=" + vendor.trustStore());
      all.add("-Djavax.net.ssl.trustStorePassword=" + vendor.trustStorePassword());
      all.addAll(arguments);
      List<String> out = Fork.run(environment(), all);
      if (!out.equals(List.of("200"))) {
        throw new IllegalStateException(program + " " + variant + " got " + out);
      }
      List<String> loaded = Files.readAllLines(log);
      results.add(program, variant, ALL, round, count(loaded, ""));
      int ours = count(loaded, OUR_PACKAGE) - count(loaded, PROGRAMS);
      results.add(program, variant, OURS, round, ours);
    } finally {
      Files.delete(log);
    }
  }

  private static int count(List<String> loaded, String prefix) {
    return (int)
        loaded.stream()
            .filter(line -> line.startsWith(prefix) && line.contains(" source: "))
            .count();
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    vendor
        .settings()
        .forEach(
            (key, value) ->
                environment.put(
                    key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
    return environment;
  }
}
