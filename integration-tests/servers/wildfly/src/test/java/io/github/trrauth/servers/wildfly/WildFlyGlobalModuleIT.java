package io.github.trrauth.servers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.servers.CredentialsContract;
import io.github.trrauth.servers.Stage;
import io.github.trrauth.servers.TestApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Our jar as a global module of WildFly, for all its applications. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class WildFlyGlobalModuleIT implements CredentialsContract {
  private static final String MODULE =
      String.join(
          "\n",
          "<module xmlns=\"urn:jboss:module:1.9\" name=\"io.github.trrauth\">",
          "  <resources><resource-root path=\"trr-auth-cdi.jar\"/></resources>",
          "  <dependencies>",
          "    <module name=\"jakarta.annotation.api\"/>",
          "    <module name=\"jakarta.enterprise.api\"/>",
          "    <module name=\"jakarta.inject.api\"/>",
          "    <module name=\"jakarta.ws.rs.api\"/>",
          "    <module name=\"org.eclipse.microprofile.config.api\"/>",
          "    <module name=\"org.eclipse.microprofile.restclient\" optional=\"true\"/>",
          "  </dependencies>",
          "</module>");

  private @Nullable Stage stage;

  @BeforeAll
  void start() throws IOException {
    Path module = Files.createDirectories(WildFly.home().resolve("modules/io/github/trrauth/main"));
    Files.copy(
        TestApplication.jar().toPath(),
        module.resolve("trr-auth-cdi.jar"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(module.resolve("module.xml"), MODULE);
    stage = Stage.start(WildFly.with(configuration(), "global-module"), List.of());
  }

  private static String configuration() throws IOException {
    Path folder = WildFly.home().resolve("standalone/configuration");
    String original = Files.readString(folder.resolve("standalone.xml"));
    String changed =
        original.replaceFirst(
            "(<subsystem xmlns=\"urn:jboss:domain:ee:[^\"]*\">)",
            "$1<global-modules><module name=\"io.github.trrauth\" services=\"true\""
                + " meta-inf=\"true\"/></global-modules>");
    assertThat(changed).isNotEqualTo(original);
    Files.writeString(folder.resolve("standalone-global-module.xml"), changed);
    return "standalone-global-module.xml";
  }

  @AfterAll
  void stop() {
    if (stage != null) {
      stage.close();
    }
  }

  @BeforeEach
  void resetVendor() {
    stage().vendor().reset();
  }

  @Override
  public Stage stage() {
    if (stage == null) {
      throw new IllegalStateException("There is a server only while tests run.");
    }
    return stage;
  }

  @Override
  public TestApplication application(String name) {
    return CredentialsContract.super.application(name).withoutJar();
  }
}
