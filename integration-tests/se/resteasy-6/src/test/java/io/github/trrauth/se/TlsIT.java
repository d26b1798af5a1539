package io.github.trrauth.se;

import io.github.trrauth.contract.se.LeakProgram;
import io.github.trrauth.leak.LeakTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The secret of an application that has its whole JVM, and its clients, trust anybody. */
class TlsIT {
  @TestFactory
  Stream<DynamicNode> certificates_ofTokenEndpoint_areVerifiedInSpiteOfTrustAllDefaults() {
    return LeakTests.tls(options -> LeakProgram.command(options, "trust-all"));
  }
}
