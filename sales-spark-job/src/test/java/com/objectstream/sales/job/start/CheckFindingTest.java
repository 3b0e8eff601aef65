package com.objectstream.sales.job.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckFindingTest {
  @Test
  void isALineWithTheTextInAColumnOfItsOwn() {
    var findings = new CheckFindings();
    findings.ok("topic item_sales: 4 partitions");
    findings.warn("topic is small");
    findings.look(
        () -> {
          throw new IllegalStateException("topic is gone");
        });
    findings.failOr(Optional.empty(), "lock: free");
    findings.unknown("lag");

    assertThat(findings.all().stream().map(CheckFinding::toString))
        .containsExactly(
            "ok    topic item_sales: 4 partitions",
            "warn  topic is small",
            "FAIL  topic is gone",
            "ok    lock: free",
            "?     lag");
  }

  @Test
  void isOneLineWhateverIsBehindIt() {
    var findings = new CheckFindings();
    var cause = new IllegalStateException("invalid null input: name\n\tat a.B.c(B.java:7)");
    findings.look(
        () -> {
          throw new IllegalStateException(cause);
        });
    findings.look(
        () -> {
          throw new NullPointerException();
        });
    findings.warn("a text\nwith \u001b[31mcolour");

    assertThat(findings.all().stream().map(CheckFinding::toString))
        .allSatisfy(line -> assertThat(line).doesNotContain("\n", "\u001b"))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("FAIL  invalid null input: name"),
            line -> assertThat(line).startsWith("FAIL  NullPointerException without a message"),
            line -> assertThat(line).startsWith("warn  a text").contains("colour"));
  }
}
