package com.objectstream.sales.job.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BatchAccountTest {
  @Test
  void acceptsABatchWhoseLinesAreAllAccountedFor() {
    var account = new BatchAccount(10, 7, 2, 1);

    assertThat(account.requireBalanced(3)).isEqualTo(account);
  }

  @Test
  void refusesABatchThatDoesNotAddUp() {
    var account = new BatchAccount(10, 7, 1, 1);

    assertThatThrownBy(() -> account.requireBalanced(3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "batch 3 does not add up and is not committed:"
                + " 10 lines read, but 7 stored + 1 rejected + 1 skipped");
  }
}
