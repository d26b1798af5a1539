package io.github.trrauth.servers.payara;

import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.servers.Calling;
import io.github.trrauth.servers.ObservabilityContract;
import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerContract;
import java.util.List;

/** Payara Micro, with Jersey. */
class PayaraIT extends ServerContract implements ObservabilityContract {
  /** It has MicroProfile Health. */
  @Override
  public List<String> beansOfOurs() {
    return List.of(
        "bean io.github.trrauth.TokenSource", "bean io.github.trrauth.cdi.TokenHealthCheck");
  }

  @Override
  protected Server newServer() {
    return new Payara("contract");
  }

  @Override
  public String metricsPage() {
    return "metrics";
  }

  @Override
  public String readinessPage() {
    return "health/ready";
  }

  /** Jersey's way of sending PATCH, which the contract does, reaches into the JDK. */
  @Override
  protected List<String> jvmArguments(Sandbox vendor) {
    return OPENS_FOR_PATCH;
  }

  /**
   * Jersey looks for features with the context class loader of the thread on which a client sends
   * its first request, and MicroProfile for listeners with that on which it is made.
   */
  @Override
  public Calling calling(String thread, String client) {
    if (!FOREIGN.contains(thread)) {
      return Calling.SIGNED;
    }
    return switch (client) {
      case "built", "built-before" -> Calling.UNSIGNED;
      case "rest-client" ->
          thread.equals("thread-without-loader") ? Calling.IMPOSSIBLE : Calling.UNSIGNED;
      default -> Calling.SIGNED;
    };
  }
}
