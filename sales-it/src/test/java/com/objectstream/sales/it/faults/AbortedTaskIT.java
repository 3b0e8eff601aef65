package com.objectstream.sales.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.job.batch.IdentifiedSale;
import com.objectstream.sales.job.batch.Sink;
import com.objectstream.sales.job.batch.TaskSignals;
import com.objectstream.sales.job.cassandra.WriteLimits;
import com.objectstream.sales.job.cassandra.write.CassandraSink;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.transform.ParsedSale;
import com.objectstream.sales.transform.source.SourcePosition;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A task that has failed tries nothing again: another attempt may run by then. */
@ExtendWith(OwnServers.class)
class AbortedTaskIT {
  /** Longer than the longest pause between two tries. */
  private static final Duration A_WHILE = Duration.ofSeconds(7);

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final IdentifiedSale SALE =
      new IdentifiedSale(
          new ParsedSale(
              0, new SaleEvent("cup", "Hermitage - 1", 0, 1, Optional.empty(), Optional.empty())),
          SourcePosition.ofRecord("item_sales", 0, 0, 0),
          LocalDate.of(2018, 6, 29).toEpochDay(),
          1,
          0,
          0,
          0);

  @Test
  void writesNothingAfterItsEnd(Pipeline pipeline) throws Exception {
    var faults = new Faults(pipeline);
    Sink<IdentifiedSale> sink = target(pipeline.withTotals()).open(new TaskSignals());
    faults.cassandra().kill();
    try {
      sink.write(SALE);
      CompletableFuture<Void> finish = CompletableFuture.runAsync(() -> finish(sink));
      await().pollDelay(Duration.ofSeconds(1)).until(() -> !finish.isDone()); // it tries again
      sink.abort();
    } finally {
      faults.restartCassandra();
    }

    await().during(A_WHILE).atMost(SOON).until(() -> pipeline.rowCount() == 0);
    assertThat(pipeline.rowCount()).isZero();
  }

  private static CassandraSink.Target target(Pipeline pipeline) {
    var target = pipeline.options("none").target();
    var table = target.fittingTable(pipeline.cassandra());
    assertThat(target.table()).isEqualTo(SaleNames.TABLE);
    return new CassandraSink.Target(
        target.cassandra(), table.columns(), WriteLimits.DEFAULT, pipeline.topic(), true);
  }

  private static void finish(Sink<IdentifiedSale> sink) {
    try {
      sink.finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
