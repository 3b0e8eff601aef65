package com.objectstream.sales.it.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.JobProcess;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One checkpoint is for one job at a time. */
@ExtendWith(SharedServers.class)
class TwoJobsIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void aSecondJobIsRefusedUntilTheFirstOneIsGone(Pipeline pipeline) {
    try (JobProcess first = JobProcess.start(pipeline).awaitReading()) {
      String inUse = "is in use by the job of process " + first.pid();
      try (JobProcess second = JobProcess.start(pipeline)) {
        assertThat(second.awaitExit(SOON)).isEqualTo(1);
        assertThat(second.stderr().strip()).contains(inUse).hasLineCount(1);
      }
      assertThat(CommandResult.check(pipeline, JobProcess.CHECKPOINT).stdout())
          .containsPattern("(?m)^FAIL  checkpoint .*" + inUse);
      pipeline.send(Events.sale("cup", 1));
      await().atMost(SOON).until(() -> pipeline.sales().size() == 1);

      first.kill();

      try (JobProcess third = JobProcess.start(pipeline).awaitReading()) {
        pipeline.send(Events.sale("cup", 2));
        await().atMost(SOON).until(() -> pipeline.sales().size() == 2);
        assertThat(third.isAlive()).isTrue();
      }
    }
  }
}
