package com.objectstream.sales.local.bench.site;

import com.objectstream.sales.local.server.kafka.TopicAdmin;
import java.util.Locale;

/**
 * The dead letter topic of a run, with room for every malformed line of every round.
 *
 * @param topic its name, of this run only
 */
public record BenchRejects(TopicAdmin topics, String topic) {
  static BenchRejects create(TopicAdmin topics, String topic) {
    topics.ensureForRejects(topic, 1, 1);
    return new BenchRejects(topics, topic);
  }

  /** How many rejects there are by now. */
  public long count() {
    return topics.records(topic);
  }

  /**
   * Counts those of one contender.
   *
   * @param before how many there were when it began
   * @param rejected how many lines it had to reject
   * @throws IllegalStateException if they are more or fewer
   */
  public void require(long before, long rejected, String contender) {
    long came = count() - before;
    if (came != rejected) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s rejected %,d lines to topic %s, not %,d: no figure of this run is to be trusted",
              contender,
              came,
              topic,
              rejected));
    }
  }
}
