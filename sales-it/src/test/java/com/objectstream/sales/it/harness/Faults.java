package com.objectstream.sales.it.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.DriverException;
import com.objectstream.sales.local.server.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A job in the middle of its work, and the servers to disturb: all tests share them. */
public record Faults(Pipeline pipeline) {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String[] SLOWLY = {"--batch-rows", "1", "--in-flight", "1"};

  public ServerProcess cassandra() {
    return pipeline.servers().cassandraNodes().get(0);
  }

  public ServerProcess broker() {
    return pipeline.servers().brokers().get(0);
  }

  /** Starts Cassandra on its folder; returns when the session of the tests has found it again. */
  public void restartCassandra() {
    cassandra().restart();
    await()
        .atMost(SOON)
        .ignoreExceptionsInstanceOf(DriverException.class)
        .until(() -> pipeline.query("SELECT key FROM system.local").size() == 1);
  }

  /** A run over the events ({@code --once}) that has stored some of them, and not all. */
  public SalesProcess midway(SeededEvents events, String... options) {
    events.sendTo(pipeline);
    SalesProcess job = SalesProcess.start(pipeline.streamArguments(slowly(options)));
    await().atMost(SOON).until(() -> !job.process().isAlive() || pipeline.rowCount() > 0);
    assertThat(job.process().isAlive()).as(job::stderr).isTrue();
    assertThat(pipeline.rowCount()).isLessThan(events.saleIds().size());
    return job;
  }

  /** Options of a job for which a request has failed after 4 s without an answer, not after 10. */
  public String[] impatient() {
    Path file = Path.of(pipeline.checkpoint("impatient.conf"));
    try {
      Files.writeString(file, "datastax-java-driver.basic.request.timeout = 4 seconds");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new String[] {"--cassandra-config", file.toString()};
  }

  /** Options that let the job write one row after another. */
  public static String[] slowly(String... options) {
    return Stream.of(SLOWLY, options).flatMap(Stream::of).toArray(String[]::new);
  }

  /** Goes on, in this JVM, where {@link #midway} was, to the end of what is there. */
  public void finish() {
    pipeline.streamOnce(Pipeline.COMMAND_CHECKPOINT);
  }

  /** The lines of a job's stderr that do not only tell how it goes. */
  public static Stream<String> results(String stderr) {
    return stderr.lines().filter(line -> !line.matches("[0-9:]{8} (INFO|WARN) .*"));
  }
}
