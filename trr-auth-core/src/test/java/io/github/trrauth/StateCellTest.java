package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateCellTest {
  private static final Activity.Closed CLOSED = new Activity.Closed(null);

  private final StateCell cell = new StateCell();

  private static TokenState other() {
    return TokenState.INITIAL.spoiled();
  }

  @Test
  void replace_stateAsItWasRead_replacesIt() {
    TokenState next = other();

    assertThat(cell.replace(cell.get(), next)).isTrue();
    assertThat(cell.get()).isSameAs(next);
  }

  @Test
  void replace_stateReplacedMeanwhile_keepsTheOther() {
    TokenState read = cell.get();
    TokenState theirs = other();
    cell.replace(read, theirs);

    assertThat(cell.replace(read, other())).isFalse();
    assertThat(cell.get()).isSameAs(theirs);
  }

  @Test
  void change_stateReplacedMeanwhile_isAppliedToTheNewOne() {
    TokenState theirs = other();
    List<TokenState> seen = new ArrayList<>();

    boolean changed =
        cell.changeUnlessClosed(
            state -> {
              seen.add(state);
              if (seen.size() == 1) {
                cell.replace(state, theirs);
              }
              return state.failed(Activity.IDLE, null);
            });

    assertThat(changed).isTrue();
    assertThat(seen).containsExactly(TokenState.INITIAL, theirs);
    assertThat(cell.get().spoiled).isTrue();
    assertThat(cell.get().failures).isEqualTo(1);
  }

  @Test
  void change_closed_isNotMade() {
    cell.replace(cell.get(), cell.get().closed(CLOSED));

    assertThat(cell.changeUnlessClosed(state -> TokenState.INITIAL)).isFalse();
    assertThat(cell.get().isClosed()).isTrue();
  }
}
