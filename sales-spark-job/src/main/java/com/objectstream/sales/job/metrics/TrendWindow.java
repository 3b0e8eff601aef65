package com.objectstream.sales.job.metrics;

import com.objectstream.sales.job.metrics.JobState.Trend;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The last minute of a job, from which its speed is reckoned. For one thread. */
final class TrendWindow {
  private static final double LINES_SECONDS = 10;
  private static final double LEAST_SECONDS = 10;
  private static final double MOST_SECONDS = 60;
  private static final double NANOS_A_SECOND = 1e9;

  private final Deque<Moment> moments = new ArrayDeque<>();

  private record Moment(long nanos, long lines, long lag) {
    double secondsUntil(Moment later) {
      return (later.nanos - nanos) / NANOS_A_SECOND;
    }
  }

  /**
   * Takes a look and tells the trend until now.
   *
   * @param sinceStart of any clock that runs evenly
   * @param lines committed since the start
   * @param lag empty if it is not known
   */
  Trend add(Duration sinceStart, long lines, OptionalLong lag) {
    if (lag.isEmpty()) {
      moments.clear(); // a rate over a gap would be a guess
      return Trend.NONE;
    }
    var now = new Moment(sinceStart.toNanos(), lines, lag.getAsLong());
    moments.addLast(now);
    while (moments.getFirst().secondsUntil(now) > MOST_SECONDS) {
      moments.removeFirst();
    }
    double seconds = moments.getFirst().secondsUntil(now);
    return new Trend(
        linesPerSecond(now), catchUp(now, seconds), Duration.ofSeconds(Math.round(seconds)));
  }

  private double linesPerSecond(Moment now) {
    return moments.stream()
        .filter(moment -> moment.secondsUntil(now) <= LINES_SECONDS && moment != now)
        .findFirst()
        .map(begin -> (now.lines - begin.lines) / begin.secondsUntil(now))
        .orElse(0.0);
  }

  private OptionalDouble catchUp(Moment now, double seconds) {
    return seconds < LEAST_SECONDS
        ? OptionalDouble.empty()
        : OptionalDouble.of((moments.getFirst().lag - now.lag) / seconds);
  }
}
