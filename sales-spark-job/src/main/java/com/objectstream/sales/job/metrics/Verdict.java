package com.objectstream.sales.job.metrics;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.job.metrics.JobState.Phase;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How a job is, in words.
 *
 * @param kind for colours and for noticing a change
 * @param text such as {@code behind by 1,204,331, caught up in 4 min}
 * @param base what the text rests on; empty if it needs no more words
 */
public record Verdict(Kind kind, String text, String base) {
  /** A batch or two: so much is under way in a job that keeps up. */
  private static final double MOST_SECONDS = 10;

  /** A connection that is opened takes a moment, too. */
  private static final Duration LEAST_WAIT = Duration.ofSeconds(3);

  private static final int SECONDS_A_MINUTE = 60;
  private static final int MINUTES_AN_HOUR = 60;
  private static final int HOURS_A_DAY = 24;
  private static final int DAYS_TO_TELL = 14;

  /** What the words say. */
  public enum Kind {
    STARTING,
    KEEPING_UP,
    BEHIND,
    WAITING_FOR_CASSANDRA,
    WAITING_FOR_KAFKA,
    /** It runs, and Kafka does not tell how much there is to read. */
    UNKNOWN,
    STOPPED
  }

  public static Verdict of(JobState state) {
    if (state.phase() == Phase.ENDED) {
      return new Verdict(Kind.STOPPED, "stopped: " + state.endReason(), "");
    }
    if (state.phase() == Phase.STARTING) {
      return new Verdict(Kind.STARTING, "starting", "");
    }
    JobState.Waiting waiting = state.waiting();
    if (waiting.cassandra().compareTo(LEAST_WAIT) >= 0) {
      return waiting(Kind.WAITING_FOR_CASSANDRA, "Cassandra", waiting.cassandra(), waiting);
    }
    if (waiting.kafka().compareTo(LEAST_WAIT) >= 0) {
      return waiting(Kind.WAITING_FOR_KAFKA, "Kafka", waiting.kafka(), waiting);
    }
    if (state.lagRecords().isEmpty()) {
      return new Verdict(
          Kind.UNKNOWN, "running, lag not known", "Kafka has not told how much there is to read");
    }
    long lag = state.lagRecords().getAsLong();
    return keepsUp(state, lag) ? keepingUp(state, lag) : behind(state, lag);
  }

  private static Verdict waiting(
      Kind kind, String server, Duration since, JobState.Waiting waiting) {
    return new Verdict(
        kind,
        "waiting for %s, %d s of %d"
            .formatted(server, since.toSeconds(), waiting.deadline().toSeconds()),
        "it has not taken or answered a request; after that time the job ends, and its next start"
            + " goes on where it was");
  }

  /** Little is left, or what is left is young; or so little that it is done in a moment. */
  private static boolean keepsUp(JobState state, long lag) {
    return lag == 0
        || state.lagSeconds().orElse(Double.MAX_VALUE) <= MOST_SECONDS
        || lag <= state.trend().linesPerSecond() * MOST_SECONDS;
  }

  private static Verdict keepingUp(JobState state, long lag) {
    String base =
        lag == 0
            ? "all that Kafka has is stored or rejected"
            : Counted.of(lag, "record") + " under way";
    return new Verdict(Kind.KEEPING_UP, "keeping up", base);
  }

  private static Verdict behind(JobState state, long lag) {
    String behind = "behind by %,d".formatted(lag);
    OptionalDouble rate = state.trend().catchUpPerSecond();
    if (rate.isEmpty()) {
      return new Verdict(
          Kind.BEHIND, behind, "watched for less than ten seconds: too early to say until when");
    }
    double perSecond = rate.getAsDouble();
    if (state.totals().last().isEmpty()) {
      return new Verdict(
          Kind.BEHIND,
          behind + ", the first batch is running",
          "nothing is committed before it ends: too early to say until when");
    }
    if (perSecond <= 0) {
      return new Verdict(
          Kind.BEHIND,
          behind + ", not catching up",
          "over the last %d s %,.0f records a second more came in than were done"
              .formatted(state.trend().watched().toSeconds(), Math.abs(perSecond)));
    }
    return new Verdict(
        Kind.BEHIND,
        behind + ", caught up in " + shown(lag / perSecond),
        "if it goes on as in the last %d s: %,.0f records a second more done than came in"
            .formatted(state.trend().watched().toSeconds(), perSecond));
  }

  /** {@code 40 s}, {@code 4 min}, {@code 3 h}; a guess has no more digits than that. */
  private static String shown(double seconds) {
    if (seconds < SECONDS_A_MINUTE) {
      return Math.max(1, Math.round(seconds)) + " s";
    }
    double minutes = seconds / SECONDS_A_MINUTE;
    if (minutes < MINUTES_AN_HOUR) {
      return Math.round(minutes) + " min";
    }
    double hours = minutes / MINUTES_AN_HOUR;
    if (hours < 2 * HOURS_A_DAY) {
      return Math.round(hours) + " h";
    }
    double days = hours / HOURS_A_DAY;
    return days < DAYS_TO_TELL ? Math.round(days) + " days" : "more than two weeks";
  }
}
