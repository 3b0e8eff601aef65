package com.objectstream.sales.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.JobCheckpoint;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SubmittedJob;
import com.objectstream.sales.it.pages.CallOnPipeline;
import com.objectstream.sales.it.pages.DocumentedCall;
import com.objectstream.sales.it.pages.ShellCommand;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.process.ServerProcess;
import com.objectstream.sales.local.server.spark.SparkCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged job on a standalone cluster delivers each event once, whatever process of it is
 * killed. Its configuration comes along in either deploy mode.
 */
@ExtendWith(OwnServers.class)
class ClusterIT {
  private static final Duration SOON = Duration.ofMinutes(4);
  private static final Duration END = Duration.ofSeconds(35);
  private static final long MIDWAY = 300;
  private static final long MOST_BYTES = 40_000_000;
  private static final String TIMEOUT = "datastax-java-driver.basic.request.timeout = 9 seconds";
  private static final SeededEvents EVENTS = SeededEvents.mixed(83, 12_000);

  private static SparkCluster cluster;

  @BeforeAll
  static void startSpark(LocalServers servers) {
    cluster = servers.startSpark(2);
  }

  @Test
  void losesNothingWithAnExecutorAndAWorkerKilledInMidBatch(Pipeline pipeline) throws IOException {
    EVENTS.sendTo(pipeline);
    var submission = new SubmittedJob(cluster, pipeline, List.of());
    ServerProcess worker = cluster.workers().get(1);
    var checkpoint = new JobCheckpoint(Path.of(pipeline.checkpoint("client")));
    // As a path from here it leads nowhere on executors, which work in other folders
    Path here = Files.createTempDirectory(Path.of("target"), "settings");
    write(here, "driver.conf", "include required(\"timeouts.conf\")");
    write(here, "timeouts.conf", TIMEOUT);
    try (var job =
        submission.client(
            Faults.slowly(
                "--checkpoint", checkpoint.folder().toString(),
                "--cassandra-config", here.resolve("driver.conf").toString()))) {
      awaitRows(pipeline, MIDWAY, job::stderr);
      submission.kill(SubmittedJob.EXECUTOR);
      assertThat(checkpoint.hasOpenBatch()).isTrue();
      awaitRows(pipeline, pipeline.rowCount() + MIDWAY, job::stderr);
      worker.kill();
      assertThat(checkpoint.hasOpenBatch()).isTrue();

      await().atMost(SOON).until(() -> checkpoint.hasCommitted(0));
      job.process().destroy();

      assertThat(job.await(END)).as(job::stderr).isZero();
      assertThat(job.stdout()).startsWith("stream: 12,");
      assertThat(job.stderr()).contains(" options: --bootstrap-servers=").doesNotContain("\tat ");
    } finally {
      worker.restart();
    }
    submission.awaitNone();
    EVENTS.assertDelivered(pipeline);
  }

  /** The checkpoint is on a mount table of Hadoop, so that only the lease keeps others off. */
  @Test
  void goesOnWhenTheDriverOnAWorkerIsKilledAndSubmittedAgain(
      Pipeline pipeline, @TempDir Path folder, @TempDir Path elsewhere) throws IOException {
    EVENTS.sendTo(pipeline);
    var checkpoint = new JobCheckpoint(folder.resolve("checkpoint"));
    String files =
        String.join(
            ",",
            write(folder, "kafka.properties", "client.id=sales"),
            write(folder, "driver.conf", "include required(\"timeouts.conf\")"),
            write(elsewhere, "timeouts.conf", TIMEOUT));
    var submission =
        new SubmittedJob(
            cluster,
            pipeline,
            List.of(
                "--files=" + files,
                "--conf=spark.hadoop.fs.viewfs.mounttable.shop.link./data=" + folder.toUri()));
    String[] options =
        Faults.slowly(
            "--checkpoint", "viewfs://shop/data/checkpoint",
            "--kafka-config", "kafka.properties",
            "--cassandra-config", "driver.conf");

    String killed = submission.onWorker(options);
    awaitRows(pipeline, MIDWAY, () -> submission.stderr(killed));
    submission.kill(SubmittedJob.DRIVER);
    assertThat(checkpoint.hasOpenBatch()).isTrue();
    submission.awaitNone();
    assertThat(pipeline.rowCount()).isLessThan(EVENTS.saleIds().size());

    String driver = submission.onWorker(options);
    await().atMost(SOON.multipliedBy(2)).until(() -> checkpoint.hasCommitted(0));
    assertThat(submission.stderr(driver))
        .contains("s for checkpoint viewfs://shop/data/checkpoint, which the job of process ");
    try (var second = submission.client(options)) {
      assertThat(second.await(SOON)).isOne();
      assertThat(Faults.results(second.stderr()))
          .singleElement()
          .asString()
          .contains("viewfs://shop/data/checkpoint is in use by the job of process ");
    }

    submission.end(driver);

    submission.awaitNone();
    assertThat(submission.stderr(driver)).doesNotContain("sales: ", "\tat ");
    // Only an orderly end hands the lease back
    assertThat(folder.resolve("checkpoint/sales")).isDirectoryNotContaining("glob:**/lease-*");
    EVENTS.assertDelivered(pipeline);
  }

  /** With addresses and names of here, and few events; {@code up} is what has started all this. */
  @Test
  void doesWhatTheReadmeShows(Pipeline pipeline) {
    List<DocumentedCall> lines =
        ShellCommand.blocks()
            .map(block -> block.stream().filter(ShellCommand::isSales))
            .map(block -> block.map(ShellCommand::call).toList())
            .filter(block -> block.stream().anyMatch(call -> call.name().equals("submit")))
            .findFirst()
            .orElseThrow();
    assertThat(lines).extracting(DocumentedCall::name).containsExactly("up", "produce", "submit");
    String[] produce = new CallOnPipeline(lines.get(1), pipeline).arguments();
    assertThat(CommandResult.of(produce).status()).isZero();
    Stream<String> submit = Stream.of(new CallOnPipeline(lines.get(2), pipeline).arguments());

    try (var job =
        SalesProcess.start(
            submit
                .map(word -> word.startsWith("spark://") ? cluster.masterUrl() : word)
                .toArray(String[]::new))) {
      assertThat(job.await(SOON)).as(job::stderr).isZero();
      assertThat(job.stdout()).startsWith("stream: 2,000 lines read = ");
    }
  }

  @Test
  void thePackagedJobIsSmall() throws IOException {
    Path target = Path.of(System.getProperty("sales.home"), "sales-spark-job", "target");
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files.filter(file -> file.toString().endsWith("-submit.jar")))
          .isNotEmpty()
          .allSatisfy(jar -> assertThat(Files.size(jar)).isBetween(1L << 20, MOST_BYTES));
    }
  }

  private static String write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** Fails as soon as the job has told a failure. */
  private static void awaitRows(Pipeline pipeline, long atLeast, Supplier<String> said) {
    await()
        .atMost(SOON)
        .until(() -> said.get().contains("sales: ") || pipeline.rowCount() >= atLeast);
    assertThat(said.get()).doesNotContain("sales: ");
  }
}
