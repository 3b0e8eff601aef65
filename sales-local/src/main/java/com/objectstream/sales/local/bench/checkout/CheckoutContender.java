package com.objectstream.sales.local.bench.checkout;

import com.objectstream.sales.job.SalesJob;
import com.objectstream.sales.local.bench.contender.Contender;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.Workload;
import com.objectstream.sales.local.server.process.ServerClassPath;
import com.objectstream.sales.local.server.process.ServerCommand;
import com.objectstream.sales.local.server.process.ServerGroup;
import com.objectstream.sales.local.server.process.ServerProcess;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.producer.send.KafkaTarget;
import com.objectstream.sales.producer.send.WithheldValues;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The job of a checkout in a JVM of its own: in its defaults, with options that checkouts have
 * known since there was a benchmark. It runs from one round to the next, so that it is as warm as a
 * job that has been up for a while, and waits until a round's events are there all at once.
 */
public final class CheckoutContender implements Contender, AutoCloseable {
  private final String name;
  private final BenchSite site;
  private final Workload workload;
  private final ServerGroup group;
  private final ServerProcess process;
  private final CommittedBatches batches;

  private CheckoutContender(String name, BenchSite site, Checkout checkout, long rows, Path folder)
      throws IOException {
    this.name = name;
    this.site = site;
    String topic = site.newTopic(BenchSite.KAFKA_PARTITIONS);
    this.workload = Workload.of(topic, GeneratorSettings.DEFAULT, rows);
    Path checkpoint = folder.resolve("checkpoint");
    this.batches = new CommittedBatches(checkpoint, topic);
    Files.createDirectories(folder);
    // What a transaction withholds is not to be seen; the job did not always see to that itself
    Path kafka = Files.writeString(folder.resolve("kafka"), "isolation.level=read_committed\n");
    var command =
        new ServerCommand(
            name,
            folder,
            Stream.concat(checkout.jvmOptions(), ownJvmOptions()).toList(),
            // The watchdog is ours, whatever the other has
            ServerClassPath.ownClasses() + File.pathSeparator + checkout.classPath(),
            SalesJob.class.getName(),
            arguments(kafka, checkpoint),
            Map.of());
    this.group = new ServerGroup(Optional.of(folder));
    this.process = group.launch(command, batches::isBegun);
  }

  /**
   * Starts it and waits until it has begun to read.
   *
   * @param rows good events in each round
   * @throws IllegalStateException if it ends before, with the end of its log
   */
  public static CheckoutContender start(String name, BenchSite site, Checkout checkout, long rows)
      throws IOException {
    Path folder = site.servers().folder().resolve("bench-jobs").resolve(name);
    var job = new CheckoutContender(name, site, checkout, rows, folder);
    try {
      job.process.awaitReady();
      return job;
    } catch (RuntimeException e) {
      job.close();
      throw e;
    }
  }

  /** Heap and collector that the launcher gave this process: both checkouts have the same. */
  private static Stream<String> ownJvmOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-X") || option.startsWith("-Dspark."));
  }

  private List<String> arguments(Path kafka, Path checkpoint) {
    return Stream.concat(
            Stream.of("--kafka-config", kafka.toString()),
            site.jobArguments(workload.topic(), checkpoint))
        .toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public BenchSite site() {
    return site;
  }

  @Override
  public Workload workload() {
    return workload;
  }

  @Override
  public Optional<ServerProcess> process() {
    return Optional.of(process);
  }

  /** Sends the events in a transaction that is still open: the job does not see them. */
  @Override
  public MeasuredWork prepare() {
    long last = batches.newest().batch();
    WithheldValues withheld =
        WithheldValues.send(
            new KafkaTarget(site.servers().kafka(), workload.topic()),
            workload.stream().iterator());
    if (batches.newest().batch() != last) {
      withheld.close();
      throw new IllegalStateException(
          name + " reads records of open transactions: it cannot be measured this way");
    }
    return () -> release(withheld, last);
  }

  /**
   * Lets the job see them, and waits until it has committed all that its topic holds.
   *
   * @param last number of the last batch before
   * @return from the begin of the first batch after that to the commit of the last one: without the
   *     time until it looks, which is up to its trigger's second
   * @throws IllegalStateException if it ends, with the end of its log
   */
  private Duration release(WithheldValues withheld, long last)
      throws IOException, InterruptedException {
    try (withheld) {
      withheld.release();
    }
    long end = site.servers().topics().records(workload.topic());
    CommittedBatches.Committed newest = batches.newest();
    while (newest.offsets() < end) {
      if (!process.isAlive()) {
        throw process.ended();
      }
      Thread.sleep(CommittedBatches.LOOK.toMillis());
      newest = batches.newest();
    }
    return batches.time(last + 1, newest.batch());
  }

  /** Ends it at once: what it keeps is of no use to anybody. */
  @Override
  public void close() {
    group.kill();
  }
}
