package com.objectstream.sales.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The log accounts for each batch: its lines, and the offsets it was read from. */
@ExtendWith(Servers.class)
class AccountIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void tellsTheLinesAndOffsetsOfABatchInOneLine(Pipeline pipeline) {
    pipeline.send(Events.sale("cup", 1) + "\n{");
    pipeline.send(Events.sale("cup", 2));
    try (var job = JobProcess.start(pipeline)) {
      await().atMost(SOON).until(() -> job.checkpoint().hasCommitted(0));

      assertThat(job.stderr())
          .containsPattern(
              "batch 0: 3 lines read = 2 stored \\+ 1 rejected \\+ 0 skipped in .*; offsets 0: 0-1\n");
    }
  }
}
