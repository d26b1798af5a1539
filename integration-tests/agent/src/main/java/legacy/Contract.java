package legacy;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A program that does with {@link java.net.HttpURLConnection} whatever can be done, and writes down
 * what it sees: {@code Contract GROUP BASE OTHER} with the origin to call and another one.
 */
final class Contract {
  /** One thing that a program may do. */
  interface Check {
    void run(Scene scene) throws Exception;
  }

  private final Map<String, Check> checks = new LinkedHashMap<>();

  private Contract() {}

  void add(String name, Check check) {
    if (checks.put(name, check) != null) {
      throw new IllegalArgumentException("two checks by the name of " + name);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Contract contract = new Contract();
    if (arguments[0].equals("replay")) {
      ReplayChecks.addTo(contract);
    } else {
      // First, while no connection has failed: one that the JDK had to open twice later loses the
      // request line of the GET that a redirected POST becomes.
      RedirectChecks.addTo(contract);
      RequestChecks.addTo(contract);
      BodyChecks.addTo(contract);
      JvmChecks.addTo(contract);
      AnswerChecks.addTo(contract);
    }
    contract.run(arguments[1], arguments[2], System.out);
    System.out.println("done");
  }

  private void run(String base, String other, PrintStream transcript) {
    for (Map.Entry<String, Check> check : checks.entrySet()) {
      Scene scene = new Scene(check.getKey(), base, other, transcript);
      scene.attempt(
          "outcome",
          () -> {
            check.getValue().run(scene);
            return "ends";
          });
    }
  }
}
