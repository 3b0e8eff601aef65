package com.objectstream.sales.local.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * What this machine can take: the bare driver writing rows that are ready in memory, grouped by
 * partition, without Kafka, JSON or Spark. Binding and sending are measured, nothing else.
 */
record CeilingContender(String name, BenchSite site, Workload workload) implements Contender {
  private static final int BATCH_ROWS = 200;
  private static final int IN_FLIGHT = 32;

  @Override
  public Run prepare() {
    CqlSession session = site.session();
    PreparedStatement insert = session.prepare(ReadyBatch.insert(site.table().name()));
    List<ReadyBatch> batches =
        ReadyRows.batches(workload.stream().map(event -> event.sale().orElseThrow()), BATCH_ROWS);
    return () -> write(batches, session, insert);
  }

  private static void write(List<ReadyBatch> batches, CqlSession session, PreparedStatement insert)
      throws InterruptedException {
    var free = new Semaphore(IN_FLIGHT);
    var failure = new FirstFailure();
    for (ReadyBatch batch : batches) {
      var statement = batch.statement(insert);
      free.acquire();
      session
          .executeAsync(statement)
          .whenComplete(
              (done, error) -> {
                failure.note(error);
                free.release();
              });
    }
    free.acquire(IN_FLIGHT);
    failure.rethrow("Cassandra did not take a batch of the ceiling");
  }
}
