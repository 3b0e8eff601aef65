package com.objectstream.sales.local.demo;

import java.util.HashMap;
import java.util.Map;

/**
 * What became of the events of a demonstration.
 *
 * @param lost events that are neither in the table nor among the rejects
 * @param duplicated rows and rejects beyond one for each event
 */
record DemoResult(long produced, long stored, long rejected, long lost, long duplicated) {

  /**
   * Compares what was sent with what arrived.
   *
   * @param sent how often each event is expected, by its identity
   * @param stored how often each is in the table
   * @param rejected how often each is in the dead letter topic
   */
  static DemoResult of(
      Map<String, Long> sent, Map<String, Long> stored, Map<String, Long> rejected) {
    var surplus = new HashMap<>(stored);
    rejected.forEach((event, times) -> surplus.merge(event, times, Long::sum));
    sent.forEach((event, times) -> surplus.merge(event, -times, Long::sum));
    return new DemoResult(
        total(sent),
        total(stored),
        total(rejected),
        -surplus.values().stream().filter(times -> times < 0).mapToLong(Long::longValue).sum(),
        surplus.values().stream().filter(times -> times > 0).mapToLong(Long::longValue).sum());
  }

  boolean isExact() {
    return lost == 0 && duplicated == 0;
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public String toString() {
    return "demo: %d produced, %d stored, %d rejected, %d lost, %d duplicated"
        .formatted(produced, stored, rejected, lost, duplicated);
  }
}
