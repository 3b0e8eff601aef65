package com.objectstream.sales.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.objectstream.sales.job.batch.BatchAccount;
import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.job.cassandra.WriteLimits;
import com.objectstream.sales.job.kafka.OnDataLoss;
import com.objectstream.sales.job.kafka.source.KafkaSource;
import com.objectstream.sales.job.start.SparkSettings;
import com.objectstream.sales.job.start.StartChecks;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.local.delivery.DeliveryCheck;
import com.objectstream.sales.local.delivery.DeliveryReport;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.model.Schema;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.transform.SaleRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** Topics, keyspace and checkpoint of one test, and the job between them. */
public final class Pipeline implements CloseableResource, AutoCloseable {
  private static final WriteLimits LIMITS =
      new WriteLimits(100, 64 * 1024, 256 * 1024, 4, Duration.ofSeconds(30));
  public static final int PARTITIONS = 2;
  static final String COMMAND_CHECKPOINT = "command";

  private final String name;
  private final TestServers servers;
  private final Path folder;
  private final CqlSession cassandra;
  private final EventProducer producer;

  public Pipeline(TestServers servers, CqlSession cassandra) {
    this(servers, cassandra, "it_" + UUID.randomUUID().toString().replace("-", ""));
  }

  /** One whose name is to be seen: no other may have it. */
  public Pipeline(TestServers servers, CqlSession cassandra, String name) {
    this.name = name;
    this.servers = servers;
    this.cassandra = cassandra;
    this.producer = new EventProducer(servers.kafka());
    try {
      this.folder = Files.createTempDirectory(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int replicas = servers.brokerReplicas();
    servers.topics().create(topic(), PARTITIONS, replicas);
    servers.topics().create(dlqTopic(), 1, replicas);
    // The other tables only for those who look at them: hundreds of tables fill a small heap
    Schema.statements(name, SaleNames.TABLE, servers.nodeReplicas()).stream()
        .limit(2)
        .forEach(cassandra::execute);
  }

  /** The same with the tables of totals. */
  public Pipeline withTotals() {
    Schema.tables(name, SaleNames.TABLE, Optional.empty()).values().forEach(cassandra::execute);
    return this;
  }

  public String topic() {
    return name;
  }

  public String dlqTopic() {
    return name + "_dlq";
  }

  public String keyspace() {
    return name;
  }

  public TestServers servers() {
    return servers;
  }

  public CqlSession cassandra() {
    return cassandra;
  }

  /** A folder for a checkpoint; each name is another. */
  public String checkpoint(String which) {
    return folder.resolve(which).toString();
  }

  /** Sends a value to the first partition and tells where it is. */
  public RecordMetadata send(String value) {
    return send(value.getBytes(UTF_8));
  }

  public RecordMetadata send(byte[] value) {
    return send(new ProducerRecord<>(topic(), 0, null, value));
  }

  public RecordMetadata send(ProducerRecord<byte[], byte[]> event) {
    return producer.send(event);
  }

  /** What the job is asked to do, into the project's own table. */
  public JobOptions options(String checkpoint) {
    return options(checkpoint, SaleNames.TABLE, ZoneOffset.UTC);
  }

  public JobOptions options(String checkpoint, String table, ZoneId zone) {
    return new JobOptions(
        new KafkaSource(servers.kafka(), topic(), 10_000),
        dlqTopic(),
        new CassandraTarget(servers.cassandra(), keyspace(), table),
        LIMITS,
        Optional.of(checkpoint(checkpoint)),
        zone,
        SaleRules.standard(),
        Duration.ZERO,
        true,
        false,
        OnDataLoss.FAIL,
        Optional.empty(),
        Optional.empty());
  }

  /** The command line of the job over what is there; a later option replaces an earlier one. */
  public String[] streamArguments(String... more) {
    return new StreamArguments(this, COMMAND_CHECKPOINT).once(more);
  }

  /** Runs the job over what is there, with the checkpoint of this name. */
  public BatchAccount streamOnce(String checkpoint) {
    return stream(options(checkpoint));
  }

  public BatchAccount stream(JobOptions options) {
    SparkSession spark = SparkSettings.session();
    try (var start = StartChecks.passed(options);
        var stream = start.begin(spark)) {
      return stream.awaitEnd();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compares the first events of a generator with the project's own table and the rejects. */
  public DeliveryReport delivered(GeneratorSettings settings, long events) {
    JobOptions options = options("none");
    var check =
        new DeliveryCheck(options.source(), options.dlqTopic(), options.target(), options.zone());
    // After a test that stopped Cassandra the connector's own session learns of a keyspace later
    return await()
        .pollDelay(Duration.ZERO)
        .atMost(Duration.ofSeconds(60))
        .pollInSameThread()
        .ignoreExceptionsInstanceOf(NoSuchNamespaceException.class)
        .until(() -> check.run(SparkSettings.session(), settings, events), report -> true);
  }

  /** The stored sales, a write time in microseconds with each. */
  public List<StoredSale> sales() {
    return cassandra
        .execute(
            "SELECT store_id, timestamp_dt, timestamp_ms, item_id, sale_id, item_name, item_sold,"
                + " WRITETIME(item_sold) AS written FROM %s.%s".formatted(name, SaleNames.TABLE))
        .map(StoredSale::of)
        .all();
  }

  /** How many sales are stored. */
  public long rowCount() {
    return query("SELECT count(*) FROM %s.%s".formatted(name, SaleNames.TABLE)).get(0).getLong(0);
  }

  /** Keyspace and table as CQL. */
  public String tableName() {
    return keyspace() + "." + SaleNames.TABLE;
  }

  /** Drops the table and makes another one of the same name. */
  public void makeTableAgain() {
    query("DROP TABLE " + tableName());
    query(Schema.tables(name, SaleNames.TABLE, Optional.empty()).get(SaleNames.TABLE));
  }

  public List<Row> query(String cql) {
    return cassandra.execute(cql).all();
  }

  public List<ConsumerRecord<byte[], byte[]>> rejects() {
    return TopicRecords.of(servers.kafka(), dlqTopic());
  }

  @Override
  public void close() {
    producer.close();
    servers.forget(name, cassandra);
  }
}
