package io.github.trrauth.servers.wildfly;

import io.github.trrauth.servers.Calling;
import io.github.trrauth.servers.Probe;
import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerContract;
import io.github.trrauth.servers.TestApplication;
import java.util.Set;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** WildFly with its full configuration. */
class WildFlyIT extends ServerContract {
  private static final Set<String> MADE_ON_THE_THREAD =
      Set.of("built", "registered", "rest-client");

  @Override
  protected Server newServer() {
    return WildFly.with("standalone.xml", "contract");
  }

  /** RESTEasy finds its own providers with the context class loader of the thread. */
  @Override
  public Calling calling(String thread, String client) {
    return FOREIGN.contains(thread) && MADE_ON_THE_THREAD.contains(client)
        ? Calling.IMPOSSIBLE
        : Calling.SIGNED;
  }

  /**
   * A client that is built outside of a request gets the filters of the application that was
   * deployed first, in place of its own application's: here none. To register the feature helps.
   */
  @Override
  public Calling callingBehindAnother(String thread, String client) {
    return thread.equals("bare-thread") && client.equals("built")
        ? Calling.UNSIGNED
        : Calling.SIGNED;
  }

  @Test
  void ear_withTwoApplications_eachSendTheirOwnToken() throws Exception {
    String first = stage().vendor().credentials().clientSecret();
    String second = stage().vendor().credentials().add();
    TestApplication one = application("in-ear-1").with("trr.auth.client-secret", first);
    TestApplication two = application("in-ear-2").with("trr.auth.client-secret", second);
    EnterpriseArchive ear =
        ShrinkWrap.create(EnterpriseArchive.class, "both.ear")
            .addAsLibrary(TestApplication.jar(), "trr-auth-cdi.jar")
            .addAsLibrary(TestApplication.settings(one.restClientSetting()))
            .addAsModule(one.withoutJar().war())
            .addAsModule(two.withoutJar().war());
    stage()
        .with(
            ear,
            () ->
                expectApart(
                    Probe.of(stage().server(), "in-ear-1"),
                    Probe.of(stage().server(), "in-ear-2")));
  }
}
