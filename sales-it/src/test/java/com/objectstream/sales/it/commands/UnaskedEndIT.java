package com.objectstream.sales.it.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.model.SaleEvent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When Spark itself ends the process, that is a failure with its reason, and no result is told. */
@ExtendWith(SharedServers.class)
class UnaskedEndIT {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final int LONG_NAME = 900_000;
  private static final int ENOUGH_OF_THEM = 400;

  @Test
  void saysThatSparkHasNoFolder(Pipeline pipeline) {
    pipeline.send(Events.PLATES);

    try (var job =
        SalesProcess.startWith("-Dspark.local.dir=/proc/nowhere", pipeline.streamArguments())) {
      assertFails(job, "sales: Spark finds no folder for its temporary files: name one");
    }
    assertThat(pipeline.rowCount()).isZero();
  }

  @Test
  void saysThatTheHeapIsFull(Pipeline pipeline) {
    for (int i = 0; i < ENOUGH_OF_THEM; i++) {
      pipeline.send(Events.json(saleWithALongName(i)));
    }
    String[] hoarding =
        pipeline.streamArguments("--buffer-bytes", "2000000000", "--batch-bytes", "1000000000");

    try (var job = SalesProcess.startWith("-Xmx480m", hoarding)) {
      assertFails(job, "sales: the heap is full (");
    }
  }

  private static SaleEvent saleWithALongName(int number) {
    return new SaleEvent(
        "plates",
        "store " + number, // so that each row waits for others of its Cassandra partition
        Events.EVENING_OF_29_JUNE_2018.toEpochMilli(),
        1,
        Optional.of("x".repeat(LONG_NAME)),
        Optional.empty());
  }

  private static void assertFails(SalesProcess job, String told) {
    assertThat(job.await(SOON)).isEqualTo(1);
    assertThat(job.stdout()).isEmpty();
    assertThat(job.stderr().lines().filter(line -> line.startsWith("sales: ")))
        .singleElement()
        .asString()
        .startsWith(told);
  }
}
