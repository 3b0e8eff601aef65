package com.objectstream.sales.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneCommentTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sales.zone=Europe/Berlin",
        "our sales; sales.zone=Europe/Berlin, since 2026",
        "'sales.zone=Europe/Berlin'"
      })
  void findsTheZoneAmongOtherText(String comment) {
    assertThat(ZoneComment.zone(comment)).contains(BERLIN);
    assertThat(ZoneComment.zone(ZoneComment.of(BERLIN))).contains(BERLIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sales of the zone", "other.sales.zone=UTC", "presales.zone=UTC"})
  void findsNoneWhereNoneIsNamed(String comment) {
    assertThat(ZoneComment.zone(comment)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sales.zone=", "sales.zone=Mars/Olympus"})
  void refusesAZoneThatIsNone(String comment) {
    assertThatThrownBy(() -> ZoneComment.zone(comment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(comment + " is no time zone");
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, Z, true",
    "Etc/UTC, GMT, true",
    "+01:00, Etc/GMT-1, true",
    "Europe/Berlin, Europe/London, false",
    "UTC, Europe/London, false"
  })
  void comparesZonesByTheirRules(ZoneId one, ZoneId other, boolean areEqual) {
    assertThat(ZoneComment.areEqual(one, other)).isEqualTo(areEqual);
  }
}
