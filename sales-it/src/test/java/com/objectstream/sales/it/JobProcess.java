package com.objectstream.sales.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The job of a {@link Pipeline} in a JVM of its own, which may be killed and started again. It goes
 * on from the checkpoint {@value #CHECKPOINT}, where {@code pipeline.streamOnce} can take over.
 */
final class JobProcess implements AutoCloseable {
  static final String CHECKPOINT = "killed";

  private static final Duration START = Duration.ofMinutes(1);

  private final SalesProcess process;
  private final Checkpoint checkpoint;

  private JobProcess(SalesProcess process, Checkpoint checkpoint) {
    this.process = process;
    this.checkpoint = checkpoint;
  }

  /**
   * Starts a job that goes on until it is stopped.
   *
   * @param options of {@code stream}, a value after each
   */
  static JobProcess start(Pipeline pipeline, String... options) {
    return new JobProcess(
        SalesProcess.start(new StreamArguments(pipeline, CHECKPOINT).endless(options)),
        new Checkpoint(Path.of(pipeline.checkpoint(CHECKPOINT))));
  }

  /** Waits until it reads the topic, and fails if it ends before that. */
  JobProcess awaitReading() {
    await().atMost(START).until(() -> !isAlive() || stderr().contains("storing "));
    assertThat(isAlive()).as(this::stderr).isTrue();
    return this;
  }

  Checkpoint checkpoint() {
    return checkpoint;
  }

  long pid() {
    return process.process().pid();
  }

  boolean isAlive() {
    return process.process().isAlive();
  }

  String stderr() {
    return process.stderr();
  }

  /** What it said last. */
  String lastLine() {
    return stderr().lines().reduce("nothing said", (first, last) -> last);
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() {
    process.process().destroyForcibly().onExit().join();
  }

  /** Waits until it has ended, for whatever reason. */
  void awaitEnd() {
    process.process().onExit().join();
  }

  /** Asks it to end, as a supervisor does. */
  void terminate() {
    process.process().destroy();
  }

  /** The exit status, within a time. */
  int awaitExit(Duration patience) {
    return process.await(patience);
  }

  @Override
  public void close() {
    kill();
  }
}
