package com.objectstream.sales.local.bench.checkout;

import com.objectstream.sales.job.SalesJob;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.server.process.ServerClassPath;
import com.objectstream.sales.local.server.process.ServerCommand;
import com.objectstream.sales.local.server.process.ServerGroup;
import com.objectstream.sales.local.server.process.ServerProcess;
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
 * job that has been up for a while.
 */
public final class CheckoutJob implements AutoCloseable {
  private final BenchSite site;
  private final String topic;
  private final ServerGroup group = new ServerGroup();
  private final ServerProcess process;
  private final CommittedBatches batches;

  private CheckoutJob(BenchSite site, String name, Checkout checkout, Path folder)
      throws IOException {
    this.site = site;
    this.topic = site.newTopic(BenchSite.KAFKA_PARTITIONS);
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
            Optional.of(folder),
            Map.of());
    this.process = group.launch(command, batches::isBegun);
  }

  /**
   * Starts it and waits until it has begun to read.
   *
   * @throws IllegalStateException if it ends before, with the end of its log
   */
  public static CheckoutJob start(BenchSite site, String name, Checkout checkout)
      throws IOException {
    Path folder = site.servers().folder().resolve("bench-jobs").resolve(name.replace(' ', '-'));
    var job = new CheckoutJob(site, name, checkout, folder);
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
            Stream.of("--kafka-config", kafka.toString()), site.jobArguments(topic, checkpoint))
        .toList();
  }

  BenchSite site() {
    return site;
  }

  String topic() {
    return topic;
  }

  ServerProcess process() {
    return process;
  }

  /** Number of the newest batch that it has committed; -1 before the first. */
  long newestBatch() {
    return batches.newest().batch();
  }

  /**
   * Waits until it has committed all that its topic holds.
   *
   * @param last number of the last batch before
   * @return from the begin of the first batch after that to the commit of the last one
   * @throws IllegalStateException if it ends, with the end of its log
   */
  Duration awaitAllSince(long last) throws IOException, InterruptedException {
    long end = site.servers().topics().records(topic);
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
