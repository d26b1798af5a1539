package io.github.trrauth.contract.se;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract in an application in which no CDI container is ever started. */
class WithoutContainerIT {
  private static SeVendor vendor;

  @BeforeAll
  static void start() {
    vendor = SeVendor.start();
  }

  @AfterAll
  static void stop() {
    vendor.close();
  }

  @TestFactory
  Stream<DynamicTest> contract_withoutContainer_holds() {
    return SeVendor.tests(vendor.surroundings());
  }
}
