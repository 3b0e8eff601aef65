package com.objectstream.sales.local.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliveryReportTest {
  @Test
  void addsPartsUpAndKeepsTenExamplesOfEachFault() {
    var one =
        new DeliveryTally()
            .add(DeliveryFinding.of(DeliveryCount.SALES, 5))
            .add(new DeliveryFinding(DeliveryCount.LOST, 3, "a"));
    var other = new DeliveryTally();
    IntStream.range(0, 12)
        .forEach(i -> other.add(new DeliveryFinding(DeliveryCount.LOST, 1, "b" + i)));

    DeliveryReport report = one.add(other).report();

    assertThat(report)
        .isEqualTo(
            new DeliveryReport(
                new DeliveryReport.Sent(5, 0, 0),
                0,
                0,
                0,
                15,
                0,
                0,
                0,
                Map.of(
                    DeliveryCount.LOST,
                    List.of("a", "b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8"))));
    assertThat(report.isExact()).isFalse();
  }

  @Test
  void keepsAnExampleOnOneLineOfATerminal() {
    var tally =
        new DeliveryTally()
            .add(
                new DeliveryFinding(
                    DeliveryCount.UNEXPECTED, 1, "a\u001b[2J\nb\u009b1m\u202e" + "c".repeat(999)));

    assertThat(tally.report().examples(DeliveryCount.UNEXPECTED))
        .containsExactly("a\\u001b[2J\\nb\\u009b1m\\u202e" + "c".repeat(472) + "…");
  }

  @Test
  void tellsInEveryCountryThatAllArrived() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(
              new DeliveryTally()
                  .add(DeliveryFinding.of(DeliveryCount.SALES, 9_802))
                  .add(DeliveryFinding.of(DeliveryCount.STORED, 9_802))
                  .add(DeliveryFinding.of(DeliveryCount.MALFORMED, 198))
                  .add(DeliveryFinding.of(DeliveryCount.REJECTED, 198))
                  .report()
                  .lines())
          .containsExactly(
              "stored 9,802 rows, rejected 198 lines",
              "verify-delivery: 10,000 events = 9,802 sales + 198 rejects:"
                  + " 0 lost, 0 duplicated, 0 changed, 0 unexpected");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void suspectsOtherEventsWhereSomeAreGoneAndOthersThereOrChanged() {
    assertThat(mayBeOfOtherEvents(DeliveryCount.LOST, DeliveryCount.UNEXPECTED)).isTrue();
    assertThat(mayBeOfOtherEvents(DeliveryCount.CHANGED)).isTrue();
    assertThat(mayBeOfOtherEvents(DeliveryCount.LOST, DeliveryCount.DUPLICATED)).isFalse();
    assertThat(mayBeOfOtherEvents(DeliveryCount.UNEXPECTED)).isFalse();
    assertThat(mayBeOfOtherEvents()).isFalse();
  }

  private static boolean mayBeOfOtherEvents(DeliveryCount... faults) {
    var tally = new DeliveryTally();
    Stream.of(faults).forEach(fault -> tally.add(DeliveryFinding.of(fault, 1)));
    return tally.report().mayBeOfOtherEvents();
  }

  @Test
  void tellsEachFaultWithItsExamples() {
    assertThat(
            new DeliveryTally()
                .add(DeliveryFinding.of(DeliveryCount.SALES, 3))
                .add(DeliveryFinding.of(DeliveryCount.DUPLICATES, 1))
                .add(DeliveryFinding.of(DeliveryCount.STORED, 2))
                .add(DeliveryFinding.of(DeliveryCount.REPEATED, 2))
                .add(new DeliveryFinding(DeliveryCount.LOST, 1, "in no row: …"))
                .add(new DeliveryFinding(DeliveryCount.UNEXPECTED, 1_000, "row: …"))
                .report()
                .lines())
        .containsExactly(
            "stored 2 rows, rejected 0 lines",
            "2 rejects more than once, as a crash leaves it: no fault",
            "lost 1, for example:",
            "  in no row: …",
            "unexpected 1,000, for example:",
            "  row: …",
            "verify-delivery: 4 events = 3 sales + 1 duplicate + 0 rejects:"
                + " 1 lost, 0 duplicated, 0 changed, 1,000 unexpected");
  }
}
