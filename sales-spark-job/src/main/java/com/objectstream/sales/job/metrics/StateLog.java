package com.objectstream.sales.job.metrics;

import com.objectstream.sales.job.metrics.Verdict.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells each change of state in one line of the log. Whether a job keeps up may change from one
 * batch to the next: such a change is told when it has lasted for a while.
 */
final class StateLog {
  private static final Logger LOG = LoggerFactory.getLogger(StateLog.class);
  private static final Duration LASTING = Duration.ofSeconds(5);
  private static final Set<Kind> AT_ONCE =
      Set.of(Kind.WAITING_FOR_CASSANDRA, Kind.WAITING_FOR_KAFKA, Kind.STOPPED);

  private Kind told = Kind.STARTING;
  private Kind seen = Kind.STARTING;
  private Duration since = Duration.ZERO;

  /**
   * @param sinceStart of any clock that runs evenly
   * @return whether it was told
   */
  synchronized boolean saw(Verdict verdict, Duration sinceStart) {
    if (verdict.kind() != seen) {
      seen = verdict.kind();
      since = sinceStart;
    }
    boolean lasts = AT_ONCE.contains(seen) || sinceStart.minus(since).compareTo(LASTING) >= 0;
    if (seen == told || !lasts) {
      return false;
    }
    told = seen;
    String base = verdict.base().isEmpty() ? "" : " (" + verdict.base() + ")";
    LogFields.with(
        Map.of("state", seen.name().toLowerCase(Locale.ROOT)),
        () -> LOG.info("state: {}{}", verdict.text(), base));
    return true;
  }
}
