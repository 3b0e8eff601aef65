package com.objectstream.sales.job.start;

import com.objectstream.sales.job.batch.IdentifiedSale;
import com.objectstream.sales.job.batch.RejectedRecord;
import com.objectstream.sales.job.batch.Sink;
import com.objectstream.sales.job.cassandra.StoredTable;
import com.objectstream.sales.job.cassandra.TableWatch;
import com.objectstream.sales.job.cassandra.write.CassandraSink;
import com.objectstream.sales.job.checkpoint.CheckpointFiles;
import com.objectstream.sales.job.checkpoint.CheckpointLock;
import com.objectstream.sales.job.checkpoint.CheckpointProgress;
import com.objectstream.sales.job.checkpoint.CheckpointReader;
import com.objectstream.sales.job.kafka.KafkaTopics;
import com.objectstream.sales.job.kafka.OpenTransaction;
import com.objectstream.sales.job.kafka.SourceTopic;
import com.objectstream.sales.job.kafka.source.KafkaSource;
import com.objectstream.sales.job.metrics.JobMonitor;
import com.objectstream.sales.job.metrics.MonitoredJob;
import com.objectstream.sales.job.page.PageTotals;
import com.objectstream.sales.job.publish.OnwardSales;
import com.objectstream.sales.job.publish.OnwardSink;
import com.objectstream.sales.job.reject.RejectSink;
import com.objectstream.sales.job.stream.BatchGuard;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.job.stream.SalesStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.SparkSession;

/**
 * A job whose checks have passed. It has the checkpoint for itself until it is closed, or the
 * process ends.
 *
 * @param checkpoint where Spark remembers what was done
 * @param progress how far the checkpoint was at the start
 * @param source the topic at the start
 * @param table the table at the start
 */
public record JobStart(
    JobOptions options,
    CheckpointFiles checkpoint,
    CheckpointProgress progress,
    SourceTopic source,
    StoredTable table,
    CheckpointLock lock)
    implements AutoCloseable {

  /**
   * Begins to store sales in the table, and to send what is none to the dead letter topic.
   *
   * @throws TimeoutException if Spark does not start the query in time
   */
  public SalesStream begin(SparkSession spark) throws TimeoutException {
    return begin(spark, new SalesStream.Sinks(sales(), rejects()));
  }

  /** The same with other places for what is read. */
  public SalesStream begin(SparkSession spark, SalesStream.Sinks sinks) throws TimeoutException {
    return begin(spark, sinks, monitor(Optional.empty()));
  }

  /** The same with a monitor that somebody looks at. */
  public SalesStream begin(SparkSession spark, JobMonitor monitor) throws TimeoutException {
    return begin(spark, new SalesStream.Sinks(sales(), rejects()), monitor);
  }

  private SalesStream begin(SparkSession spark, SalesStream.Sinks sinks, JobMonitor monitor)
      throws TimeoutException {
    var watch = new TableWatch(options.target(), table, options.retryDeadline());
    var targets = new TreeMap<>(Map.of(options.dlqTopic(), "rejects"));
    options.publishTopic().ifPresent(onward -> targets.put(onward, "stored sales"));
    var guard =
        new BatchGuard(
            options.source(), source, targets, options.onDataLoss(), watch, checkpoint, lock);
    return new SalesStream(spark, options, checkpoint.toString(), sinks, guard, monitor);
  }

  /**
   * Begins to watch what becomes of the job.
   *
   * @param consumerGroup for which its offsets are committed
   */
  public JobMonitor monitor(Optional<String> consumerGroup) {
    var facts = new TreeMap<String, String>();
    facts.put("checkpoint", checkpoint.toString());
    facts.put("Kafka cluster", source.clusterId());
    facts.put("topic id", source.topic().id());
    facts.put("table id", table.id());
    facts.put("zone", options.zone().getId());
    options.publishTopic().ifPresent(onward -> facts.put("onward topic", onward));
    options.stretch().ifPresent(stretch -> facts.put("stretch", stretch.toString()));
    return new JobMonitor(
        new MonitoredJob(
            options.source().kafka(),
            options.source().topic(),
            options.dlqTopic(),
            table.name(),
            facts,
            new CheckpointReader(checkpoint, options.source().topic()),
            progress.isNone() ? source.begins() : progress.next(),
            options.retryDeadline(),
            new TreeSet<>(options.rules().codes()),
            options.stretch().isPresent() ? Optional.empty() : consumerGroup));
  }

  /** The totals of the sales that the job stores, for the page. */
  public PageTotals totals() {
    return table.marksChanges()
        ? PageTotals.of(options.target(), options.retryDeadline())
        : PageTotals.none();
  }

  /** The table, where sales go, and behind it the onward topic, if there is one. */
  public Sink.Factory<IdentifiedSale> sales() {
    var stored =
        new CassandraSink.Target(
            options.target().cassandra(),
            table.columns(),
            options.limits(),
            options.source().topic(),
            table.marksChanges());
    return options
        .publishTopic()
        .<Sink.Factory<IdentifiedSale>>map(topic -> new OnwardSales.Target(stored, onward(topic)))
        .orElse(stored);
  }

  private OnwardSink.Target onward(String topic) {
    return new OnwardSink.Target(options.source().kafka(), topic, options.retryDeadline());
  }

  /** The dead letter topic, where rejects go. */
  public Sink.Factory<RejectedRecord> rejects() {
    return new RejectSink.Target(
        options.source().kafka(), options.dlqTopic(), options.retryDeadline());
  }

  /**
   * What of the topic waits behind transactions that are open now, and so is not stored by a job
   * that has come to the end; or that Kafka does not tell. As sentences.
   */
  public List<String> waiting() {
    KafkaSource of = options.source();
    try (var topics = new KafkaTopics(of.kafka())) {
      return OpenTransaction.of(topics, topics.require(of.topic(), "--topic")).stream()
          .map(OpenTransaction::toString)
          .toList();
    } catch (IllegalStateException e) {
      return List.of(
          "whether records wait for the end of a transaction is not known: " + e.getMessage());
    }
  }

  /** Lets another job have the checkpoint. */
  @Override
  public void close() {
    lock.close();
  }
}
