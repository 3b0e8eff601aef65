package com.objectstream.sales.producer.event;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorSettingsTest {
  private static final Locale BEFORE = Locale.getDefault();

  @AfterEach
  void resetLocale() {
    Locale.setDefault(BEFORE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoShare(double share) {
    assertThatThrownBy(() -> GeneratorSettings.DEFAULT.withShares(0, 0, share))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("late must be from 0 to 1, not " + share);
  }

  @Test
  void refusesSharesThatAreMoreThanEverything() {
    assertThatThrownBy(() -> GeneratorSettings.DEFAULT.withShares(0.5, 0.5, 0.25))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("malformed + duplicates + late must be at most 1, not 0.5 + 0.5 + 0.25");
  }

  @Test
  void refusesNoDaysInDigitsThatEverybodyReads() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));

    assertThatThrownBy(() -> GeneratorSettings.DEFAULT.withDays(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("days must be from 1 to 100000, not 0");
  }
}
