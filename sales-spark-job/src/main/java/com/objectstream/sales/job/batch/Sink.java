package com.objectstream.sales.job.batch;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the lines of one task go. It is written to, and then finished or aborted, once.
 *
 * @param <L> what it takes
 */
public interface Sink<L> {
  /**
   * Takes a line; waits while too much is under way. It is safe there only when {@link #finish} has
   * returned.
   *
   * @return empty, or why this line can never go there: it was not taken then, and others may be
   * @throws IllegalStateException if this or an earlier line was not taken in time, or refused
   */
  Optional<String> write(L line) throws InterruptedException;

  /**
   * Returns when the server has acknowledged all that was written.
   *
   * @return what it acknowledged, as part of a batch
   * @throws IllegalStateException as {@link #write}
   */
  BatchResult finish() throws InterruptedException;

  /**
   * The task has failed: nothing more is sent, tried again or waited for. What a client has taken
   * already may still arrive, a copy with the same identity.
   */
  void abort();

  /**
   * Opens the sink of a task, where the task runs.
   *
   * @param <L> what the sink takes
   */
  interface Factory<L> extends Serializable {
    /**
     * @param signals that the sink gives while the task runs
     */
    Sink<L> open(TaskSignals signals);
  }

  /**
   * A factory whose sinks tell which lines are safe, where somebody wants to know.
   *
   * @param <L> what the sink takes
   */
  interface TellingFactory<L> extends Factory<L> {
    /**
     * As {@link #open(TaskSignals)}.
     *
     * @param acknowledged is given each line, once, when the server has acknowledged it; on any
     *     thread, the last ones before {@link #finish} returns
     */
    Sink<L> open(TaskSignals signals, Consumer<List<L>> acknowledged);
  }
}
