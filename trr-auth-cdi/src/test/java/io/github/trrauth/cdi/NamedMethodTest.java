package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedMethodTest {
  private final NamedMethod size = NamedMethod.of("size");

  @Test
  void call_methodOfAPublicClass_returnsWhatItReturns() {
    assertThat(size.call(new ArrayList<>(List.of(1, 2)))).isEqualTo(2);
  }

  @Test
  void call_methodOfAHiddenClass_goesThroughWhatIsPublic() {
    assertThat(size.call(Collections.unmodifiableList(new ArrayList<>(List.of(1))))).isEqualTo(1);
  }

  @Test
  void call_objectsOfSeveralClassesByTurns_callsTheMethodOfEach() {
    for (int i = 0; i < 3; i++) {
      assertThat(size.call(new ArrayList<>(List.of(1, 2)))).isEqualTo(2);
      assertThat(size.call("text")).isNull();
      assertThat(size.call(Collections.emptyMap())).isEqualTo(0);
    }
  }

  @Test
  void call_methodThatThrows_isNull() {
    assertThat(NamedMethod.of("fail").call(new Failing())).isNull();
  }

  /** Has a method that cannot do what it should. */
  public static final class Failing {
    /** Fails. */
    public Object fail() {
      throw new UnsupportedOperationException();
    }
  }
}
