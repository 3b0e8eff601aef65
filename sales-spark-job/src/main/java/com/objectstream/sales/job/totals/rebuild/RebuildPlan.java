package com.objectstream.sales.job.totals.rebuild;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.job.cassandra.KeyspaceReplicas;
import com.objectstream.sales.job.cassandra.StoredTable;
import com.objectstream.sales.job.cassandra.TableLookup;
import com.objectstream.sales.job.cassandra.TotalsLookup;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a run has to do.
 *
 * @param partitions to rebuild
 * @param expired how many are left as they are, as the table of sales forgets sales after a time
 */
record RebuildPlan(List<ChangedStoreDay> partitions, long expired) {

  /**
   * Looks whether totals can be exact, and which are to be made.
   *
   * @throws IllegalStateException if not, saying what to do
   */
  static RebuildPlan of(CqlSession session, RebuildOptions options, RebuildClock clock) {
    new TotalsLookup(options.keyspace()).require(session);
    CassandraTarget target = options.target();
    StoredTable sales = target.fittingTable(session);
    require(
        sales.columns().hasTotals()
            ? Optional.empty()
            : Optional.of(
                "table %s is not that of schema.cql, and totals are of that one only: correct --keyspace"
                    .formatted(sales.name())));
    require(sales.unmarked());
    require(target.replicas(session).flatMap(KeyspaceReplicas::staleReads));
    ExpiredDays expired =
        ExpiredDays.of(
            new TableLookup(options.keyspace(), target.table()).require(session),
            clock.batchAt(),
            sales.zone().orElse(ZoneOffset.UTC));
    Map<Boolean, List<ChangedStoreDay>> work =
        new RebuildWork(session, options.keyspace())
            .find(options.days()).stream()
                .collect(Collectors.partitioningBy(each -> expired.has(each.day())));
    return new RebuildPlan(work.get(false), work.get(true).size());
  }

  private static void require(Optional<String> problem) {
    problem.ifPresent(
        what -> {
          throw new IllegalStateException(what);
        });
  }

  RebuildResult leftAlone() {
    return RebuildResult.expired(expired);
  }
}
