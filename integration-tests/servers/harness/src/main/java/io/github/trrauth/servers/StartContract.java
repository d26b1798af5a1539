package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls that an application makes while it starts. */
public interface StartContract extends Tested {
  @Test
  default void application_thatCallsWhileItStarts_isSigned() throws Exception {
    stage()
        .with(
            application("beginning").callingAtStart(),
            probe ->
                assertThat(probe.atStart())
                    .containsExactlyInAnyOrderEntriesOf(
                        Map.of("ejb-startup", "VALID", "cdi-initialized", "VALID")));
  }
}
