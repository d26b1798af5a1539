package io.github.trrauth.servers.wildfly;

import io.github.trrauth.servers.CredentialsContract;
import io.github.trrauth.servers.ObservabilityContract;
import io.github.trrauth.servers.RotationContract;
import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerRun;
import io.github.trrauth.servers.TestApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Our jar as a global module of WildFly, for all its applications. */
class WildFlyGlobalModuleIT extends ServerRun
    implements CredentialsContract, ObservabilityContract, RotationContract {
  private static final String MODULE =
      """
      <!-- tag::module[] -->
      <module xmlns="urn:jboss:module:1.9" name="io.github.trrauth">
        <resources><resource-root path="trr-auth-cdi.jar"/></resources>
        <dependencies>
          <module name="io.micrometer" optional="true"/>
          <module name="jakarta.annotation.api"/>
          <module name="jakarta.enterprise.api"/>
          <module name="jakarta.inject.api"/>
          <module name="jakarta.ws.rs.api"/>
          <module name="java.management"/>
          <module name="java.naming"/>
          <module name="jdk.jfr" optional="true"/>
          <module name="org.eclipse.microprofile.config.api"/>
          <module name="org.eclipse.microprofile.health.api" optional="true"/>
          <module name="org.eclipse.microprofile.restclient" optional="true"/>
          <module name="org.wildfly.micrometer.deployment" optional="true"/>
        </dependencies>
      </module>
      <!-- end::module[] -->
      """;

  private static final String GLOBAL =
      """
      <!-- tag::global[] -->
      <global-modules>
        <module name="io.github.trrauth" services="true" meta-inf="true"/>
      </global-modules>
      <!-- end::global[] -->
      """;

  private static final String HEALTH =
      """
      <subsystem xmlns="urn:wildfly:microprofile-health-smallrye:3.0" security-enabled="false"/>
      """;

  private URI management = URI.create("");

  @Override
  protected Server newServer() throws IOException {
    Path module = Files.createDirectories(WildFly.home().resolve("modules/io/github/trrauth/main"));
    Files.copy(
        TestApplication.jar().toPath(),
        module.resolve("trr-auth-cdi.jar"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(module.resolve("module.xml"), MODULE);
    WildFly wildFly = WildFly.with(configuration(), "global-module");
    management = wildFly.management();
    return wildFly;
  }

  private static String configuration() throws IOException {
    String ee = "<subsystem xmlns=\"urn:jboss:domain:ee:6.0\">";
    return WildFly.changed(
        "standalone.xml",
        "global-module",
        Map.of(
            ee,
            ee + GLOBAL,
            "</extensions>",
            WildFlyMicrometerIT.EXTENSION
                + "<extension module=\"org.wildfly.extension.microprofile.health-smallrye\"/>"
                + "</extensions>",
            "</profile>",
            HEALTH + WildFlyMicrometerIT.SUBSYSTEM + "</profile>"));
  }

  @Override
  public URI pages(String application) {
    return management;
  }

  @Override
  public String metricsPage() {
    return "prometheus";
  }

  @Override
  public String readinessPage() {
    return "health/ready";
  }

  @Override
  public TestApplication application(String name) {
    return super.application(name).withoutJar();
  }
}
