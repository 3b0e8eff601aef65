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
}
