package shop;

import static io.github.trrauth.sandbox.Misbehaviour.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.sandbox.SandboxExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example of the sandbox's README.md. */
// tag::client[]
@ExtendWith(SandboxExtension.class)
class VendorClientTest {
  @Test
  void call_tokenRevoked_isRepeatedWithANewOne(Sandbox sandbox) {
    MyClient client = new MyClient(sandbox.settings(), sandbox.sslContext());
    client.vendor();
    sandbox.tokens().revokeAll();
    sandbox.next(1, Sandbox.TOKEN_PATH, with().delay(Duration.ofMillis(50)));

    client.vendor();

    assertEquals(1, sandbox.journal().replays().size());
  }
}
// end::client[]
