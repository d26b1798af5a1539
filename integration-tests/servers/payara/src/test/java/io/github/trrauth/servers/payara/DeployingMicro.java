package io.github.trrauth.servers.payara;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Payara Micro as from its command line, which then deploys and undeploys on request: it has no
 * management interface of its own, but a Java one.
 */
final class DeployingMicro {
  private final PayaraMicroRuntime runtime;

  private DeployingMicro(PayaraMicroRuntime runtime) {
    this.runtime = runtime;
  }

  /** Starts it; the system property {@code management.port} says where it takes orders. */
  public static void main(String[] arguments) throws Exception {
    PayaraMicro.main(arguments);
    DeployingMicro micro = new DeployingMicro(PayaraMicro.getInstance().getRuntime());
    int port = Integer.getInteger("management.port");
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer management = HttpServer.create(address, 0);
    management.createContext("/", micro::handle);
    management.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring(1);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    byte[] answer =
        answer(exchange.getRequestMethod(), name, body).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private String answer(String method, String name, String body) {
    if (method.equals("PUT")) {
      // It says yes in any case.
      boolean done =
          runtime.deploy(name, name, new File(body))
              && runtime.getDeployedApplicationNames().contains(name);
      return done ? "deployed" : "not deployed, see the log";
    }
    if (method.equals("DELETE")) {
      runtime.undeploy(name);
      return "undeployed";
    }
    return "ready";
  }
}
