package com.objectstream.sales.it.totals;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.job.start.SparkSettings;
import com.objectstream.sales.job.totals.rebuild.DayRange;
import com.objectstream.sales.job.totals.rebuild.RebuildOptions;
import com.objectstream.sales.job.totals.rebuild.TotalsRebuild;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rebuild takes away the mark that it has read, and no other. */
@ExtendWith(SharedServers.class)
class ForgottenMarksIT {
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  @Test
  void doNotTakeALaterMarkAlongWhoseClockIsBehind(Pipeline pipeline) {
    pipeline.withTotals().send(Events.PLATES);
    pipeline.streamOnce("job");
    Instant read = Instant.now().minus(CLOCKS.plusSeconds(5));
    pipeline.query("TRUNCATE %s.dg_changed_days".formatted(pipeline.keyspace()));
    mark(pipeline, read);

    rebuild(pipeline);
    assertThat(StoredTotals.marks(pipeline)).isEmpty();
    mark(pipeline, read.plusMillis(1)); // of a machine whose clock is that much behind

    assertThat(StoredTotals.marks(pipeline)).containsExactly("2018-06-29 Hermitage - 1");
  }

  private static void mark(Pipeline pipeline, Instant at) {
    pipeline.query(
        "INSERT INTO %s.dg_changed_days (timestamp_dt, store_id, changed_at) VALUES ('2018-06-29', 'Hermitage - 1', %d) USING TIMESTAMP %d"
            .formatted(
                pipeline.keyspace(),
                at.toEpochMilli(),
                ChronoUnit.MICROS.between(Instant.EPOCH, at)));
  }

  private static void rebuild(Pipeline pipeline) {
    new TotalsRebuild(
            new RebuildOptions(
                pipeline.servers().cassandra(),
                pipeline.keyspace(),
                DayRange.CHANGED,
                CLOCKS,
                Duration.ofSeconds(30)))
        .run(SparkSettings::session);
  }
}
