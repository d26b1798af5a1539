package io.github.trrauth.servers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.servers.CredentialsContract;
import io.github.trrauth.servers.RotationContract;
import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerRun;
import io.github.trrauth.servers.TestApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Our jar as a global module of WildFly, for all its applications. */
class WildFlyGlobalModuleIT extends ServerRun implements CredentialsContract, RotationContract {
  private static final String MODULE =
      """
      <!-- tag::module[] -->
      <module xmlns="urn:jboss:module:1.9" name="io.github.trrauth">
        <resources><resource-root path="trr-auth-cdi.jar"/></resources>
        <dependencies>
          <module name="jakarta.annotation.api"/>
          <module name="jakarta.enterprise.api"/>
          <module name="jakarta.inject.api"/>
          <module name="jakarta.ws.rs.api"/>
          <module name="java.management"/>
          <module name="java.naming"/>
          <module name="jdk.jfr" optional="true"/>
          <module name="org.eclipse.microprofile.config.api"/>
          <module name="org.eclipse.microprofile.restclient" optional="true"/>
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

  @Override
  protected Server newServer() throws IOException {
    Path module = Files.createDirectories(WildFly.home().resolve("modules/io/github/trrauth/main"));
    Files.copy(
        TestApplication.jar().toPath(),
        module.resolve("trr-auth-cdi.jar"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(module.resolve("module.xml"), MODULE);
    return WildFly.with(configuration(), "global-module");
  }

  private static String configuration() throws IOException {
    Path folder = WildFly.home().resolve("standalone/configuration");
    String original = Files.readString(folder.resolve("standalone.xml"));
    String changed =
        original.replaceFirst("(<subsystem xmlns=\"urn:jboss:domain:ee:[^\"]*\">)", "$1" + GLOBAL);
    assertThat(changed).isNotEqualTo(original);
    Files.writeString(folder.resolve("standalone-global-module.xml"), changed);
    return "standalone-global-module.xml";
  }

  @Override
  public TestApplication application(String name) {
    return super.application(name).withoutJar();
  }
}
