package io.github.trrauth.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class SandboxExtensionTest {
  @Test
  void sandbox_outsideOfTests_isRefused() {
    assertThatThrownBy(() -> new SandboxExtension().sandbox())
        .isInstanceOf(IllegalStateException.class);
  }

  @Nested
  @ExtendWith(SandboxExtension.class)
  class OnAClass {
    private static final Set<URI> SEEN = new HashSet<>();

    @BeforeAll
    static void seeFirst(Sandbox sandbox) {
      SEEN.add(sandbox.baseUrl());
    }

    @RepeatedTest(2)
    void parameter_everyTest_isTheOneOfTheClassReset(Sandbox sandbox) throws Exception {
      SEEN.add(sandbox.baseUrl());
      assertThat(sandbox.journal().entries()).isEmpty();

      assertThat(Caller.of(sandbox).tokenAnswer().statusCode()).isEqualTo(200);
    }

    @Nested
    class Inside {
      @Test
      void parameter_ofANestedClass_isTheOuterOne(Sandbox sandbox) {
        SEEN.add(sandbox.baseUrl());
      }
    }

    @AfterAll
    static void sawOne() {
      assertThat(SEEN).hasSize(1);
    }
  }

  @Nested
  class InAnInstanceField {
    private static final Set<String> SEEN = new HashSet<>();

    @RegisterExtension
    final SandboxExtension vendor = new SandboxExtension(Sandbox.builder().plainHttp());

    @RepeatedTest(2)
    void sandbox_everyTest_isANewOne() {
      assertThat(vendor.sandbox().httpUrl()).isNotNull();
      SEEN.add(vendor.sandbox().certificatePem());
    }

    @AfterAll
    static void sawTwo() {
      assertThat(SEEN).hasSize(2);
    }
  }
}
