package com.objectstream.sales.it.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.JobCheckpoint;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SpeedLayer;
import com.objectstream.sales.job.start.SpeedChecks;
import com.objectstream.sales.job.start.StartChecks;
import com.objectstream.sales.model.SaleEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The running totals are the sums of the sales, each counted once. */
@ExtendWith(OwnServers.class)
class RunningTotalsIT {
  private static final Duration SOON = Duration.ofSeconds(120);

  /** More than the generator's late sales are late. */
  private static final Duration LATE = Duration.ofDays(5);

  private static final long SEED = 71;
  private static final Instant NOON = Instant.parse("2018-06-29T12:00:00Z");

  @Test
  void areThoseOfAPlainSumWithDuplicatesLateSalesReturnsAndCorrections(Pipeline pipeline) {
    var speed = new SpeedLayer(pipeline.withTotals());
    var events = SeededEvents.mixed(SEED, 3_000);
    List<SaleEvent> sales = SpeedLayer.sales(events);
    events.sendTo(pipeline);
    SaleEvent sold = sale("cup", NOON, 5, "a");
    SaleEvent returned = sale("cup", NOON.plusSeconds(60), -3, "b");
    pipeline.send(Events.json(sold) + "\n" + Events.json(returned));

    speed.once("totals", LATE);

    assertThat(speed.totals())
        .as("seed %s", SEED)
        .isEqualTo(SpeedLayer.sums(Stream.concat(sales.stream(), Stream.of(sold, returned))));

    SaleEvent more = sale("cup", NOON.minus(Duration.ofDays(4)), 7, "c");
    events.sendTo(pipeline); // all of it again
    pipeline.send(Events.json(sale("cup", NOON, 50, "a"))); // a correction
    pipeline.send(Events.json(more));
    pipeline.send(Events.json(sale("cup", NOON.minus(Duration.ofDays(6)), 11, "d")));

    String told = speed.once("totals", LATE);

    assertThat(speed.totals())
        .isEqualTo(SpeedLayer.sums(Stream.concat(sales.stream(), Stream.of(sold, returned, more))));
    assertThat(told)
        .isEqualTo(
            "%,d records read; %,d sales came again, 1 came too late, for 'totals rebuild' to count"
                .formatted(events.count() + 3, sales.size() + 1));
  }

  @Test
  void countNoSaleTwiceWhenKilledWhileTheyAreWritten(Pipeline pipeline) {
    var speed = new SpeedLayer(pipeline.withTotals());
    var faults = new Faults(pipeline);
    var events = SeededEvents.mixed(SEED + 1, 6_000);
    var checkpoint = new JobCheckpoint(Path.of(pipeline.checkpoint("totals")));
    events.sendTo(pipeline);
    try (var job =
        speed.start(
            "totals", "--trigger", "0s", "--max-records-per-trigger", "500", "--late", "5d")) {
      await().atMost(SOON).until(() -> !speed.totals().isEmpty());
      faults.cassandra().pause();
      await().atMost(SOON).until(checkpoint::hasOpenBatch);
      job.process().destroyForcibly().onExit().join();
      assertThat(checkpoint.hasOpenBatch()).isTrue();
    } finally {
      faults.cassandra().resume();
    }

    speed.once("totals", LATE);

    assertThat(speed.totals())
        .as("seed %s", SEED + 1)
        .isEqualTo(SpeedLayer.sums(SpeedLayer.sales(events).stream()));
  }

  @Test
  void refuseACheckpointOfOtherStatePartitionsAndThatOfTheJob(Pipeline pipeline) {
    var speed = new SpeedLayer(pipeline.withTotals());
    SpeedChecks.passed(speed.options("totals", LATE, Optional.of(5))).close();
    StartChecks.passed(pipeline.options("job")).close();

    assertThatThrownBy(() -> SpeedChecks.passed(speed.options("totals", LATE, Optional.of(6))))
        .hasMessage(
            "the checkpoint is of state in 5 partitions, not 6: correct --state-partitions, or start with a new --checkpoint");
    try (var same = SpeedChecks.passed(speed.options("totals", LATE, Optional.empty()))) {
      assertThat(same.statePartitions()).isEqualTo(5);
    }
    assertThatThrownBy(() -> SpeedChecks.passed(speed.options("job", LATE, Optional.empty())))
        .hasMessageContaining("the checkpoint is of table ");
  }

  private static SaleEvent sale(String item, Instant at, int itemSold, String saleId) {
    return new SaleEvent(
        item, "Louvre", at.toEpochMilli(), itemSold, Optional.empty(), Optional.of(saleId));
  }
}
