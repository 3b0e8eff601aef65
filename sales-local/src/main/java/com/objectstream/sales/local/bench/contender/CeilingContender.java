package com.objectstream.sales.local.bench.contender;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.BoundedRequests;
import com.objectstream.sales.local.bench.site.Workload;
import java.util.List;

/**
 * What this machine can take: the bare driver writing rows that are ready in memory, grouped by
 * partition, without Kafka, JSON or Spark. Binding and sending are measured, nothing else.
 */
record CeilingContender(String name, BenchSite site, Workload workload) implements Contender {
  private static final int BATCH_ROWS = 200;
  private static final int IN_FLIGHT = 32;

  /** The good ones: there is nothing in front of it that could reject the others. */
  @Override
  public long lines() {
    return workload.sales();
  }

  @Override
  public MeasuredWork prepare() {
    CqlSession session = site.session();
    PreparedStatement insert = session.prepare(EncodedBatch.insert(site.table().name()));
    List<EncodedBatch> batches = EncodedBatches.batches(workload.goodSales(), BATCH_ROWS);
    return MeasuredWork.timed(() -> write(batches, session, insert));
  }

  private static void write(
      List<EncodedBatch> batches, CqlSession session, PreparedStatement insert)
      throws InterruptedException {
    var requests = new BoundedRequests(session, IN_FLIGHT);
    for (EncodedBatch batch : batches) {
      requests.send(batch.statement(insert), done -> {});
    }
    requests.awaitAll("Cassandra did not take a batch of the ceiling");
  }
}
