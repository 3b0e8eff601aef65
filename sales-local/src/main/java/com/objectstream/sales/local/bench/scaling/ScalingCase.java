package com.objectstream.sales.local.bench.scaling;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.producer.event.GeneratorSettings;
import java.util.List;

/**
 * How the events of a scaling run are spread. Neighbouring events are of different days and of
 * stores drawn at random, so every stretch of the backlog reaches as many Cassandra partitions as
 * it has events or as there are: the hard case for a writer that groups rows by partition, as a
 * backlog in the order of time has few of them at once. All partitions get alike many rows.
 *
 * @param stores times days are the Cassandra partitions
 * @param kafkaPartitions of the topic
 * @param times how often the rows that the user asked for
 */
record ScalingCase(int stores, int days, int kafkaPartitions, int times) {
  /** What one thing at a time is changed of. */
  static final ScalingCase BASE = new ScalingCase(20, 1, BenchSite.KAFKA_PARTITIONS, 1);

  static final ScalingCase MANY_PARTITIONS =
      new ScalingCase(500, 100, BenchSite.KAFKA_PARTITIONS, 1);
  static final ScalingCase MOST_ROWS = new ScalingCase(20, 1, BenchSite.KAFKA_PARTITIONS, 4);

  /** Cassandra partitions alone, which is all that the ceiling notices. */
  static final List<ScalingCase> BY_CASSANDRA_PARTITIONS =
      List.of(BASE, new ScalingCase(100, 20, BenchSite.KAFKA_PARTITIONS, 1), MANY_PARTITIONS);

  /** What remains of the cases, as the base belongs to all. */
  static final List<ScalingCase> BY_KAFKA_PARTITIONS_AND_ROWS =
      List.of(
          new ScalingCase(20, 1, 1, 1),
          new ScalingCase(20, 1, 16, 1),
          new ScalingCase(20, 1, BenchSite.KAFKA_PARTITIONS, 2),
          MOST_ROWS);

  /** The generator of such events. */
  GeneratorSettings generator() {
    return GeneratorSettings.DEFAULT.withStores(stores).withDays(days);
  }

  /** How many Cassandra partitions there are, if there are events enough to reach each. */
  int cassandraPartitions() {
    return stores * days;
  }

  @Override
  public String toString() {
    return Counted.text(
        "%,d Cassandra and %d Kafka partitions", cassandraPartitions(), kafkaPartitions);
  }
}
