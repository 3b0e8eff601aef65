package com.objectstream.sales.it.harness;

import java.util.concurrent.CompletableFuture;

/** The job of a pipeline, started again whenever it ends, as a supervisor does. */
public final class SupervisedJob implements AutoCloseable {
  private final Pipeline pipeline;
  private final String[] options;
  private final CompletableFuture<Void> supervision;
  private JobProcess job;
  private int starts;
  private boolean stopped;

  private SupervisedJob(Pipeline pipeline, String... options) {
    this.pipeline = pipeline;
    this.options = options;
    startUnlessStopped();
    this.supervision = BackgroundRun.run(this::supervise);
  }

  public static SupervisedJob start(Pipeline pipeline, String... options) {
    return new SupervisedJob(pipeline, options);
  }

  private void supervise() {
    do {
      job.awaitEnd();
      SoakSettings.tell("the job has ended: %s", job.lastLine());
    } while (startUnlessStopped());
  }

  private synchronized boolean startUnlessStopped() {
    if (!stopped) {
      job = JobProcess.start(pipeline, options);
      starts++;
    }
    return !stopped;
  }

  /** Kills the process that now runs. */
  public synchronized void kill() {
    job.kill();
  }

  /** How often it was started. */
  public synchronized int starts() {
    return starts;
  }

  /** Kills it for good. */
  @Override
  public void close() {
    synchronized (this) {
      stopped = true;
      job.kill();
    }
    supervision.join();
  }
}
