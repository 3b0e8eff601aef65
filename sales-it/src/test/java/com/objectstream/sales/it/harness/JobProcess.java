package com.objectstream.sales.it.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The job of a {@link Pipeline} in a JVM of its own, which may be killed and started again. It goes
 * on from the checkpoint {@value #CHECKPOINT}, where {@code pipeline.streamOnce} can take over.
 */
public final class JobProcess implements AutoCloseable {
  public static final String CHECKPOINT = "killed";

  private static final Duration START = Duration.ofMinutes(1);

  private final SalesProcess process;
  private final JobCheckpoint checkpoint;

  private JobProcess(SalesProcess process, JobCheckpoint checkpoint) {
    this.process = process;
    this.checkpoint = checkpoint;
  }

  /**
   * Starts a job that goes on until it is stopped.
   *
   * @param options of {@code stream}, a value after each
   */
  public static JobProcess start(Pipeline pipeline, String... options) {
    return start(List.of(), pipeline, options);
  }

  /** The same with options of its JVM. */
  public static JobProcess start(List<String> jvmOptions, Pipeline pipeline, String... options) {
    return new JobProcess(
        SalesProcess.startWith(
            jvmOptions, new StreamArguments(pipeline, CHECKPOINT).endless(options)),
        new JobCheckpoint(Path.of(pipeline.checkpoint(CHECKPOINT))));
  }

  /** Waits until it reads the topic, and fails if it ends before that. */
  public JobProcess awaitReading() {
    await().atMost(START).until(() -> !isAlive() || stderr().contains("storing "));
    assertThat(isAlive()).as(this::stderr).isTrue();
    return this;
  }

  public JobCheckpoint checkpoint() {
    return checkpoint;
  }

  public long pid() {
    return process.process().pid();
  }

  public boolean isAlive() {
    return process.process().isAlive();
  }

  public String stdout() {
    return process.stdout();
  }

  public String stderr() {
    return process.stderr();
  }

  /** What it said last. */
  public String lastLine() {
    return stderr().lines().reduce("nothing said", (first, last) -> last);
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() {
    process.process().destroyForcibly().onExit().join();
  }

  /** Waits until it has ended, for whatever reason. */
  public void awaitEnd() {
    process.process().onExit().join();
  }

  /** Asks it to end, as a supervisor does. */
  public void terminate() {
    process.process().destroy();
  }

  /** The exit status, within a time. */
  public int awaitExit(Duration patience) {
    return process.await(patience);
  }

  @Override
  public void close() {
    kill();
  }
}
