package com.objectstream.sales.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingHintTest {
  @Test
  void namesTheNearestAloneAndTakesTwoSwappedLettersForOneSlip() {
    assertThat(SpellingHint.to("--onec", List.of("--zone", "--topic", "--once")))
        .isEqualTo(": did you mean --once?");
  }

  @Test
  void namesAllThatAreAsNear() {
    assertThat(SpellingHint.to("--cout", List.of("--count", "--topic", "--scout")))
        .isEqualTo(": did you mean --count or --scout?");
  }

  @Test
  void isSilentWhereNoneIsNear() {
    assertThat(SpellingHint.to("zzzz", List.of("once"))).isEmpty();
    assertThat(SpellingHint.to("once", List.of())).isEmpty();
  }
}
