package com.objectstream.sales.local.delivery;

import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * The rejects of one line, given in the order of place and attempt.
 *
 * @see RejectedLines
 */
final class SeenRejects {
  private final String topic;
  private Optional<Row> last = Optional.empty();
  private Optional<Row> lastForeign = Optional.empty();
  private long places;
  private long repeated;
  private long foreign;

  /**
   * @param topic where lines are read
   */
  SeenRejects(String topic) {
    this.topic = topic;
  }

  void add(Row reject) {
    if (!topic.equals(reject.getAs(RejectedLines.TOPIC))) {
      foreign++;
      lastForeign = Optional.of(reject);
      return;
    }
    if (!hasLast(RejectedLines.PLACE, reject)) {
      places++;
    } else if (hasLast(RejectedLines.ATTEMPT, reject)) {
      repeated++;
    }
    last = Optional.of(reject);
  }

  private boolean hasLast(String column, Row reject) {
    return last.isPresent() && last.get().getAs(column).equals(reject.getAs(column));
  }

  /** At how many places of the topic the line was read. */
  long places() {
    return places;
  }

  /** Records that say the same as another. */
  long repeated() {
    return repeated;
  }

  /** Records that are no reject of this topic. */
  long foreign() {
    return foreign;
  }

  /** Where the last one is, and the line. */
  String example(String line) {
    return described(last.orElseThrow(), line);
  }

  /** The same of a foreign one. */
  String foreignExample(String line) {
    return described(lastForeign.orElseThrow(), line);
  }

  private static String described(Row reject, String line) {
    String place = reject.getAs(RejectedLines.PLACE);
    String record = reject.getAs(RejectedLines.RECORD);
    return place.isEmpty()
        ? "no reject of the job in %s: %s".formatted(record, line)
        : "reject of %s in %s: %s".formatted(place, record, line);
  }
}
