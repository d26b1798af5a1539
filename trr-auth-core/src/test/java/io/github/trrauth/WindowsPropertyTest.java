package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.WithNull;

/** What holds for every lifetime, every {@code refresh-ahead} and every random number. */
class WindowsPropertyTest {
  private static final long DAY = 86_400_000_000_000L;

  private static Windows windows(long lifetime, Long ahead, double random) {
    return Windows.of(
        Duration.ofNanos(lifetime), ahead == null ? null : Duration.ofNanos(ahead), random);
  }

  @Property
  void phases_neverGoBack(
      @ForAll @LongRange(min = 1, max = DAY) long lifetime,
      @ForAll @WithNull @LongRange(min = 1_000_000, max = DAY) Long ahead,
      @ForAll @Chance double random,
      @ForAll @LongRange(min = 0, max = 2 * DAY) long age,
      @ForAll @LongRange(min = 0, max = 2 * DAY) long later) {
    Windows windows = windows(lifetime, ahead, random);

    assertThat(windows.phase(age + later)).isGreaterThanOrEqualTo(windows.phase(age));
  }

  @Property
  void token_isUsedUntilTheTickBeforeItsEndAndNotAtIt(
      @ForAll @LongRange(min = 1, max = DAY) long lifetime,
      @ForAll @WithNull @LongRange(min = 1_000_000, max = DAY) Long ahead,
      @ForAll @Chance double random) {
    Windows windows = windows(lifetime, ahead, random);

    assertThat(windows.phase(lifetime - 1)).isNotEqualTo(Phase.EXPIRED);
    assertThat(windows.phase(lifetime)).isEqualTo(Phase.EXPIRED);
    assertThat(windows.lifetimeNanos()).isEqualTo(lifetime);
  }

  @Property
  void token_isFreshForAtLeastFourTenthsOfItsLifetime(
      @ForAll @LongRange(min = 1, max = DAY) long lifetime,
      @ForAll @WithNull @LongRange(min = 1_000_000, max = DAY) Long ahead,
      @ForAll @Chance double random) {
    Windows windows = windows(lifetime, ahead, random);

    // The half that refresh-ahead leaves, less the tenth of the jitter.
    assertThat(windows.freshNanos()).isGreaterThanOrEqualTo(lifetime / 5 * 2);
    assertThat(windows.phase(0)).isEqualTo(Phase.FRESH);
  }

  @Property
  void freshNanos_isWhereFreshEnds(
      @ForAll @LongRange(min = 1, max = DAY) long lifetime,
      @ForAll @WithNull @LongRange(min = 1_000_000, max = DAY) Long ahead,
      @ForAll @Chance double random) {
    Windows windows = windows(lifetime, ahead, random);
    long end = windows.freshNanos();

    assertThat(windows.phase(end - 1)).isEqualTo(Phase.FRESH);
    assertThat(windows.phase(end)).isGreaterThan(Phase.FRESH);
  }

  @Property
  void expiring_isTheLastTwentiethAtMostThirtySeconds(
      @ForAll @LongRange(min = 20, max = DAY) long lifetime,
      @ForAll @WithNull @LongRange(min = 1_000_000, max = DAY) Long ahead,
      @ForAll @Chance double random) {
    Windows windows = windows(lifetime, ahead, random);
    long window = Math.min(30_000_000_000L, lifetime / 20);

    assertThat(windows.phase(lifetime - window)).isEqualTo(Phase.EXPIRING);
    assertThat(windows.phase(lifetime - window - 1)).isLessThan(Phase.EXPIRING);
  }

  @Property
  void jitter_onlyEverRefreshesEarlierAndByATenthAtMost(
      @ForAll @LongRange(min = 1, max = DAY) long lifetime,
      @ForAll @WithNull @LongRange(min = 1_000_000, max = DAY) Long ahead,
      @ForAll @Chance double random) {
    long without = windows(lifetime, ahead, 0).freshNanos();
    long with = windows(lifetime, ahead, random).freshNanos();

    assertThat(with).isBetween(without - lifetime / 10 - 1, without);
  }

  @Property
  void refreshAhead_longer_neverRefreshesLater(
      @ForAll @LongRange(min = 1, max = DAY) long lifetime,
      @ForAll @LongRange(min = 1_000_000, max = DAY) long ahead,
      @ForAll @LongRange(min = 0, max = DAY) long more,
      @ForAll @Chance double random) {
    assertThat(windows(lifetime, ahead + more, random).freshNanos())
        .isLessThanOrEqualTo(windows(lifetime, ahead, random).freshNanos());
  }

  @Property
  void tokens_ticksAnywhere_differencesCount(
      @ForAll @LongRange(min = 1, max = DAY) long lifetime,
      @ForAll long requestedAt,
      @ForAll @LongRange(min = 0, max = 2 * DAY) long age) {
    Windows windows = windows(lifetime, null, 0);
    AccessToken token = AccessToken.of("token", windows, requestedAt);

    assertThat(token.phase(requestedAt + age)).isEqualTo(windows.phase(age));
    TokenState state = Fixture.granted(token, requestedAt);
    assertThat(state.isReady(requestedAt + age)).isEqualTo(windows.phase(age) == Phase.FRESH);
    TokenState refreshing = state.doing(new Activity.Fetching(Fetch.of(false), false, 0));
    assertThat(refreshing.isReady(requestedAt + age))
        .isEqualTo(windows.phase(age).compareTo(Phase.EXPIRING) < 0);
    assertThat(token.leftNanos(requestedAt + age)).isEqualTo(lifetime - age);
  }
}
