package com.objectstream.sales.local.bench.site;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.job.kafka.source.KafkaSource;
import com.objectstream.sales.job.start.SparkSettings;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.producer.send.KafkaTarget;
import com.objectstream.sales.producer.send.Pace;
import com.objectstream.sales.producer.send.SalesProducer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Where contenders meet: servers, a table, rejects, topics and a warm Spark session. Topics and
 * keyspace have random names, so that nothing else on the same servers is touched.
 */
public final class BenchSite implements AutoCloseable {
  public static final int KAFKA_PARTITIONS = 4;

  private final String name = "bench_" + UUID.randomUUID().toString().substring(0, 8);
  private final LocalServers servers;
  private final CqlSession session;
  private final BenchTable table;
  private final String dlqTopic = name + "_dlq";

  public BenchSite(LocalServers servers) {
    this(servers, SaleNames.TABLE);
  }

  /**
   * The same with another table.
   *
   * @param table its name: a job marks what it changes for the project's own only
   */
  public BenchSite(LocalServers servers, String table) {
    this.servers = servers;
    this.session = servers.openSession();
    this.table = BenchTable.create(session, new CassandraTarget(servers.cassandra(), name, table));
    servers.topics().ensureForRejects(dlqTopic, 1, 1);
  }

  public LocalServers servers() {
    return servers;
  }

  public CqlSession session() {
    return session;
  }

  public BenchTable table() {
    return table;
  }

  /** How many lines were rejected by now. */
  public long rejects() {
    return servers.topics().records(dlqTopic);
  }

  /**
   * Counts the rejects of one contender.
   *
   * @param before how many there were when it began
   * @param rejected how many lines it had to reject
   * @throws IllegalStateException if they are more or fewer
   */
  public void requireRejects(long before, long rejected, String contender) {
    long came = rejects() - before;
    if (came != rejected) {
      throw new IllegalStateException(
          Counted.text(
              "%s rejected %,d lines to topic %s, not %,d: no figure of this run is to be trusted",
              contender, came, dlqTopic, rejected));
    }
  }

  /** The session of this process, made at the first call. */
  public SparkSession spark() {
    return SparkSettings.session();
  }

  /** A folder that no query has used. */
  public String newCheckpoint() {
    return servers.folder().resolve("bench-checkpoints").resolve(random()).toString();
  }

  /** Makes a topic and puts the first events of a generator into it. */
  public Workload produce(GeneratorSettings settings, long events, int kafkaPartitions) {
    BenchLog.tell("producing %,d events to %d Kafka partitions", events, kafkaPartitions);
    Workload workload = Workload.of(newTopic(kafkaPartitions), settings, events);
    SalesProducer.connect(new KafkaTarget(servers.kafka(), workload.topic()))
        .send(workload.stream().iterator(), Pace.UNLIMITED);
    return workload;
  }

  public String newTopic(int kafkaPartitions) {
    String topic = name + "_" + random();
    servers.topics().create(topic, kafkaPartitions, 1);
    return topic;
  }

  /**
   * This project's job as a newcomer runs it, from a topic into the table and the rejects, with a
   * new checkpoint, and without a pause between batches.
   */
  public JobOptions jobOptions(String topic) {
    JobOptions options = JobOptions.of(servers.kafka(), servers.cassandra());
    return new JobOptions(
        new KafkaSource(servers.kafka(), topic, KafkaSource.DEFAULT_MAX_RECORDS),
        dlqTopic,
        table.target(),
        options.limits(),
        Optional.of(newCheckpoint()),
        options.zone(),
        options.rules(),
        Duration.ZERO,
        false,
        false,
        options.onDataLoss(),
        options.publishTopic(),
        options.stretch());
  }

  /** The same job's command line, with this folder for its checkpoint. */
  public Stream<String> jobArguments(String topic, Path checkpoint) {
    return Stream.of(
        "--bootstrap-servers",
        servers.kafka().bootstrapServers(),
        "--cassandra",
        servers.cassandra().toString(),
        "--topic",
        topic,
        "--dlq-topic",
        dlqTopic,
        "--keyspace",
        table.target().keyspace(),
        "--checkpoint",
        checkpoint.toString());
  }

  private static String random() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  /** Removes the table; topics go with the servers. */
  @Override
  public void close() {
    try (session) {
      table.drop();
    }
  }
}
