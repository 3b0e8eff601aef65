package com.objectstream.sales.job.totals.speed;

import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.job.kafka.OnDataLoss;
import com.objectstream.sales.job.kafka.source.KafkaSource;
import com.objectstream.sales.transform.SaleRules;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the running totals are made of.
 *
 * @param source the topic of sales
 * @param keyspace of the table of totals, exact name
 * @param checkpoint folder that remembers what was done; empty chooses one by cluster, topic and
 *     table
 * @param zone gives a sale its calendar day
 * @param rules that a line must keep to
 * @param late how far behind the newest sale another is still counted, and recognised if it comes
 *     twice
 * @param statePartitions parts of the state; empty is what the checkpoint has, and at first a part
 *     a core, at least four
 * @param trigger pause between the starts of micro-batches; zero is none
 * @param once process what is there, then end
 * @param onDataLoss what to do about records that were deleted before they were read
 * @param retryDeadline how long to wait for servers that do not answer
 */
public record SpeedOptions(
    KafkaSource source,
    CassandraConnection cassandra,
    String keyspace,
    Optional<String> checkpoint,
    ZoneId zone,
    SaleRules rules,
    Duration late,
    Optional<Integer> statePartitions,
    Duration trigger,
    boolean once,
    OnDataLoss onDataLoss,
    Duration retryDeadline) {

  /** As many as a batch of a backlog has at most: its state is changed key by key. */
  public static final long DEFAULT_MAX_RECORDS = 200_000;

  private static final int LEAST_STATE_PARTITIONS = 4;

  /** The state partitions of a new checkpoint. */
  public static int defaultStatePartitions() {
    return Math.max(LEAST_STATE_PARTITIONS, Runtime.getRuntime().availableProcessors());
  }
}
