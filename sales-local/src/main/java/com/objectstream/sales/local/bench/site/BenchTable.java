package com.objectstream.sales.local.bench.site;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.model.Schema;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The one table that all contenders write to. */
public final class BenchTable {
  private static final Duration TRUNCATION = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int COUNTS_AT_ONCE = 4;

  private final CqlSession session;
  private final CassandraTarget target;

  private BenchTable(CqlSession session, CassandraTarget target) {
    this.session = session;
    this.target = target;
  }

  /** Makes the project's table, perhaps under another name, in a keyspace of its own. */
  static BenchTable create(CqlSession session, CassandraTarget target) {
    var table = new BenchTable(session, target);
    Schema.statements(target.keyspace(), target.table(), 1).forEach(session::execute);
    // Or each truncation would keep a copy of a million rows on the disk
    session.execute("ALTER TABLE %s WITH allow_auto_snapshot = false".formatted(table.name()));
    return table;
  }

  /** As a job knows it. */
  public CassandraTarget target() {
    return target;
  }

  /** Keyspace and table, for CQL. */
  public String name() {
    return target.keyspace() + "." + target.table();
  }

  public void truncate() {
    session.execute(SimpleStatement.newInstance("TRUNCATE " + name()).setTimeout(TRUNCATION));
  }

  void drop() {
    session.execute(
        SimpleStatement.newInstance("DROP KEYSPACE " + target.keyspace()).setTimeout(TRUNCATION));
  }

  /**
   * Counts the rows of a job that still runs, partition by partition, until all are there.
   *
   * @param timeout how long
   * @throws IllegalStateException if they are not as many as the good sales by then
   */
  public void awaitAll(Workload workload, String writer, Duration timeout)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    long rows = count(workload);
    while (rows < workload.sales() && System.nanoTime() - deadline < 0) {
      Thread.sleep(LOOK.toMillis());
      rows = count(workload);
    }
    if (rows != workload.sales()) {
      throw new IllegalStateException(
          Counted.text(
              "%s stored %,d rows of %,d sales of topic %s: no figure of this run is to be trusted",
              writer, rows, workload.sales(), workload.topic()));
    }
  }

  /**
   * Counts the rows of one that has ended.
   *
   * @throws IllegalStateException if they are not as many as the good sales
   */
  public void requireAll(Workload workload, String writer) throws InterruptedException {
    awaitAll(workload, writer, Duration.ZERO);
  }

  private long count(Workload workload) throws InterruptedException {
    PreparedStatement count =
        session.prepare(
            "SELECT count(*) FROM " + name() + " WHERE store_id = ? AND timestamp_dt = ?");
    var rows = new AtomicLong();
    var requests = new BoundedRequests(session, COUNTS_AT_ONCE);
    for (SalePartition partition : workload.partitions()) {
      requests.send(
          count.bind(partition.storeId(), partition.day()),
          found -> rows.addAndGet(found.one().getLong(0)));
    }
    requests.awaitAll("Cassandra did not count the rows");
    return rows.get();
  }
}
