package com.objectstream.sales.job.cassandra.write;

import com.datastax.oss.driver.api.core.DriverException;
import com.objectstream.sales.job.cassandra.CassandraErrors;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for Cassandra where a thread can do nothing else meanwhile: what failed and may pass is
 * tried again.
 *
 * @param deadline for how long
 */
public record Patience(Duration deadline) {
  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

  /**
   * The result of the action, once it succeeds. A failure that stays is thrown as it is.
   *
   * @throws IllegalStateException when the deadline is over or the thread is interrupted
   */
  public <T> T get(Supplier<T> action) {
    var tries = new Tries(deadline);
    var pace = new WarningPace();
    while (true) {
      try {
        return action.get();
      } catch (RuntimeException e) {
        Throwable error = e.getCause() instanceof DriverException ? e.getCause() : e;
        if (!CassandraErrors.isPassing(error)) {
          throw e;
        }
        pause(tries.failed().orElseThrow(() -> deadlineOver(error)));
        warn(pace, error);
      }
    }
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the job was stopped while it waited for Cassandra", e);
    }
  }

  private void warn(WarningPace pace, Throwable error) {
    if (pace.isDue()) {
      LOG.warn(
          "Cassandra does not answer ({}); waiting up to {} s",
          CassandraErrors.reason(error),
          deadline.toSeconds());
    }
  }

  private IllegalStateException deadlineOver(Throwable error) {
    return new IllegalStateException(
        "Cassandra did not answer within %d s: %s; start it and run the job again: it goes on where it was"
            .formatted(deadline.toSeconds(), CassandraErrors.reason(error)),
        error);
  }
}
