package com.objectstream.sales.job.totals.rebuild;

import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.totals.DailySales;
import java.time.Duration;

/**
 * What a rebuild is to do.
 *
 * @param keyspace exact name, of the table of sales and of those of totals
 * @param days which
 * @param clockDifference most by which clocks of writers and of this machine may differ
 * @param retryDeadline how long to wait for a Cassandra that does not answer
 */
public record RebuildOptions(
    CassandraConnection cassandra,
    String keyspace,
    DayRange days,
    Duration clockDifference,
    Duration retryDeadline) {
  /** What changed, and nothing special. */
  public static RebuildOptions of(CassandraConnection cassandra, String keyspace) {
    return new RebuildOptions(
        cassandra, keyspace, DayRange.CHANGED, DailySales.CLOCK_DIFFERENCE, Duration.ofMinutes(2));
  }

  CassandraTarget target() {
    return new CassandraTarget(cassandra, keyspace, SaleNames.TABLE);
  }
}
