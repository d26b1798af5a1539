package io.github.trrauth.servers;

import io.github.trrauth.cdi.TrrAuthFeature;
import io.github.trrauth.contract.Contract;
import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.servers.app.ProbeApplication;
import io.github.trrauth.servers.plain.PlainApplication;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application for a server, in the making: what it is configured with and what is in it. */
public final class TestApplication {
  private static final String BEANS =
      "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"3.0\""
          + " bean-discovery-mode=\"all\"></beans>";

  private static final String REST_CLIENT = "trr-contract/mp-rest/url";

  private final String name;
  private final Map<String, String> settings = new TreeMap<>();
  private final Map<String, String> surroundings = new TreeMap<>();
  private boolean withJar = true;
  private boolean withEnterpriseBeans = true;
  private boolean withJakartaEe10 = true;
  private boolean withBeans = true;
  private boolean scanned;

  private TestApplication(String name) {
    this.name = name;
  }

  /**
   * Begins an application that knows a vendor.
   *
   * @param name its name and its context root
   * @param vendor the vendor; its settings are the application's
   * @return an application to be changed
   */
  public static TestApplication of(String name, Sandbox vendor) {
    return of(name, vendor.baseUrl()).with(vendor.settings());
  }

  /**
   * Begins an application that has no settings but the ones of the test.
   *
   * @param name its name and its context root
   * @param vendor the vendor's origin
   * @return an application to be changed
   */
  public static TestApplication of(String name, URI vendor) {
    return new TestApplication(name).knowing(vendor);
  }

  /**
   * Sets where it calls the vendor.
   *
   * @param vendor the vendor's origin
   * @return this
   */
  public TestApplication knowing(URI vendor) {
    surroundings.put("vendor", vendor.toString());
    settings.put(REST_CLIENT, vendor.toString());
    return this;
  }

  String name() {
    return name;
  }

  /**
   * Adds settings.
   *
   * @param more keys and values
   * @return this
   */
  public TestApplication with(Map<String, String> more) {
    settings.putAll(more);
    return this;
  }

  /**
   * Adds a setting.
   *
   * @param key the key
   * @param value the value
   * @return this
   */
  public TestApplication with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /**
   * Takes a setting away.
   *
   * @param key the key
   * @return this
   */
  public TestApplication without(String key) {
    settings.remove(key);
    return this;
  }

  /**
   * Tells the contract of other origins.
   *
   * @param elsewhere over HTTPS
   * @param plainHttp the vendor's without TLS
   * @return this
   */
  public TestApplication with(URI elsewhere, URI plainHttp) {
    surroundings.put("elsewhere", elsewhere.toString());
    surroundings.put("plain-http", plainHttp.toString());
    return this;
  }

  /**
   * Has it call the vendor while it starts.
   *
   * @return this
   */
  public TestApplication callingAtStart() {
    surroundings.put("calls-at-start", "true");
    return this;
  }

  /**
   * Leaves our jar out.
   *
   * @return this
   */
  public TestApplication withoutJar() {
    withJar = false;
    return this;
  }

  /**
   * Leaves out what needs more than CDI, JAX-RS and MicroProfile.
   *
   * @return this
   */
  public TestApplication withoutEnterpriseBeans() {
    withEnterpriseBeans = false;
    return this;
  }

  /**
   * Makes it another application, of a few classes that are no beans.
   *
   * @return this
   */
  public TestApplication withoutBeans() {
    withBeans = false;
    return this;
  }

  /**
   * Leaves out what needs Jakarta EE 10.
   *
   * @return this
   */
  public TestApplication withoutJakartaEe10() {
    withJakartaEe10 = false;
    return this;
  }

  /**
   * Lets the server look for the resources, which adds its own only then.
   *
   * @return this
   */
  public TestApplication scanned() {
    scanned = true;
    return this;
  }

  /**
   * Packages it.
   *
   * @return a WAR
   */
  public WebArchive war() {
    WebArchive war =
        ShrinkWrap.create(WebArchive.class, name + ".war")
            .addAsResource(
                new StringAsset(text(settings)), "META-INF/microprofile-config.properties");
    if (withBeans) {
      addBeans(war);
    } else {
      war.addPackage(PlainApplication.class.getPackageName());
    }
    return withJar ? war.addAsLibrary(jar(), "trr-auth-cdi.jar") : war;
  }

  private void addBeans(WebArchive war) {
    String app = ProbeApplication.class.getPackageName();
    war.addPackage(app)
        .addPackage(Contract.class.getPackageName())
        .addAsWebInfResource(new StringAsset(BEANS), "beans.xml")
        .addAsResource(new StringAsset(text(surroundings)), "surroundings.properties");
    if (scanned) {
      war.deleteClass(ProbeApplication.class).addPackage(app + ".scanned");
    }
    if (withEnterpriseBeans) {
      war.addPackage(app + ".ee");
    }
    if (withEnterpriseBeans && withJakartaEe10) {
      war.addPackage(app + ".ee10");
    }
  }

  /**
   * Returns where the injected client calls, which a server may look up for a whole EAR.
   *
   * @return a key and its value
   */
  public Map<String, String> restClientSetting() {
    return Map.of(REST_CLIENT, settings.getOrDefault(REST_CLIENT, ""));
  }

  /**
   * Packages settings that are not an application's.
   *
   * @param settings keys and values
   * @return a jar
   */
  public static JavaArchive settings(Map<String, String> settings) {
    return ShrinkWrap.create(JavaArchive.class, "settings.jar")
        .addAsManifestResource(new StringAsset(text(settings)), "microprofile-config.properties");
  }

  private static String text(Map<String, String> properties) {
    StringBuilder text = new StringBuilder();
    properties.forEach(
        (key, value) ->
            text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n'));
    return text.toString();
  }

  /**
   * Returns our jar, as it is published.
   *
   * @return a file
   */
  public static File jar() {
    try {
      URI place = TrrAuthFeature.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      File file = new File(place);
      if (!file.isFile()) {
        throw new IllegalStateException("Package trr-auth-cdi first; this is no jar: " + file);
      }
      return file;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
