package com.objectstream.sales.job.totals.rebuild;

import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.job.cassandra.WriteLimits;
import com.objectstream.sales.job.cassandra.session.SharedSession;
import com.objectstream.sales.job.client.SharedClients;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.SparkSession;

/**
 * The batch layer. Of the partitions that changed, or that are asked for, it reads every stored
 * sale and writes exact totals; no other partition is read. It may run while sales are stored, be
 * killed at any point and run again, and two may run at once.
 */
public final class TotalsRebuild {
  /** More tasks than cores, as some stores have many more sales than others. */
  private static final int TASKS_A_CORE = 16;

  private final RebuildOptions options;

  /** Of these days. */
  public TotalsRebuild(RebuildOptions options) {
    this.options = options;
  }

  /**
   * Runs once.
   *
   * @param spark is asked for only if there is something to do
   * @throws IllegalStateException if a table is missing, what is read could lack what was
   *     acknowledged, or Cassandra does not answer in time
   */
  public RebuildResult run(Supplier<SparkSession> spark) {
    RebuildClock clock = RebuildClock.begin(options.clockDifference());
    RebuildPlan plan = plan(clock);
    if (plan.partitions().isEmpty()) {
      return plan.leftAlone();
    }
    FlatMapFunction<Iterator<ChangedStoreDay>, RebuildResult> task =
        new Task(options.cassandra(), options.keyspace(), clock, options.retryDeadline());
    var context = JavaSparkContext.fromSparkContext(spark.get().sparkContext());
    int tasks = Math.min(plan.partitions().size(), TASKS_A_CORE * context.defaultParallelism());
    List<RebuildResult> parts =
        context.parallelize(plan.partitions(), tasks).mapPartitions(task).collect();
    return parts.stream().reduce(plan.leftAlone(), RebuildResult::plus);
  }

  private RebuildPlan plan(RebuildClock clock) {
    try (SharedClients.Lease<SharedSession> session =
        SharedSession.lease(options.cassandra(), options.retryDeadline())) {
      SharedSession here = session.client();
      return here.waiting(() -> RebuildPlan.of(here.session(), options, clock));
    }
  }

  /** Rebuilds partitions one after another, where Spark runs it. */
  private record Task(
      CassandraConnection cassandra, String keyspace, RebuildClock clock, Duration retryDeadline)
      implements FlatMapFunction<Iterator<ChangedStoreDay>, RebuildResult> {
    @Override
    public Iterator<RebuildResult> call(Iterator<ChangedStoreDay> partitions)
        throws InterruptedException {
      RebuildResult result = RebuildResult.NOTHING;
      try (SharedClients.Lease<SharedSession> session =
          SharedSession.lease(cassandra, retryDeadline)) {
        long mostBytes = WriteLimits.DEFAULT.bufferBytesHere();
        var rebuild =
            new PartitionRebuild(session.client(), keyspace, clock, mostBytes, retryDeadline);
        while (partitions.hasNext()) {
          result = result.plus(rebuild.run(partitions.next()));
        }
        rebuild.finish();
      }
      return List.of(result).iterator();
    }
  }
}
