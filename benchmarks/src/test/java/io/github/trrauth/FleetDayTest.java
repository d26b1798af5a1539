package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.FleetDay.Event;
import org.junit.jupiter.api.Test;

/** Counts, not times: they are the same on every machine. */
class FleetDayTest {
  private static final int SIZE = 50;

  @Test
  void run_quietDay_asksAtMostSixteenTimesInTenHours() {
    FleetLog day = FleetDay.run(SIZE, 60, Event.NONE, true);

    assertThat(day.total() / 24.0 / SIZE).isBetween(1.0, 1.6);
    assertThat(day.callsWithoutToken()).isZero();
  }

  @Test
  void run_tenTimesTheTraffic_asksAboutAsOften() {
    FleetLog seldom = FleetDay.run(SIZE, 60, Event.NONE, true);
    FleetLog often = FleetDay.run(SIZE, 6, Event.NONE, true);

    assertThat((double) often.total() / seldom.total()).isBetween(1.0, 1.05);
  }

  @Test
  void run_outageOfTenMinutes_failsNoCall() {
    FleetLog day = FleetDay.run(SIZE, 60, Event.OUTAGE, true);

    assertThat(day.callsWithoutToken()).isZero();
  }

  @Test
  void run_revocation_asksOnceMoreForEachSource() {
    FleetLog day = FleetDay.run(SIZE, 60, Event.REVOCATION, true);

    assertThat(day.callsWithoutToken()).isZero();
    assertThat(day.requests(Event.AT, 60)).isEqualTo(SIZE);
  }
}
