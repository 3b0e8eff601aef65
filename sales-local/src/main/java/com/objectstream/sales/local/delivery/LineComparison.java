package com.objectstream.sales.local.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.sql.Row;

/**
 * Compares how often a malformed line was sent with the rejects of the very same bytes.
 *
 * <p>A reject is known by where its line was read first. Records with the same place and attempt
 * are one reject, {@link Count#REPEATED}; those of a replay have the same place and a higher
 * attempt, and are that reject still. However many there are, it holds a few of them only: rejects
 * come sorted by place and attempt.
 *
 * @see RejectedLines
 */
final class LineComparison implements CoGroupFunction<byte[], Row, Row, Finding> {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_LINE = 300;

  private final String topic;

  /**
   * @param topic where lines were read; a reject from elsewhere is not expected
   */
  LineComparison(String topic) {
    this.topic = topic;
  }

  @Override
  public Iterator<Finding> call(byte[] line, Iterator<Row> sent, Iterator<Row> rejects) {
    long times = 0;
    for (; sent.hasNext(); sent.next()) {
      times++;
    }
    var seen = new Seen(topic);
    rejects.forEachRemaining(seen::add);
    return findings(times, seen, line).iterator();
  }

  private static List<Finding> findings(long sent, Seen seen, byte[] line) {
    var findings = new ArrayList<Finding>();
    findings.add(Finding.of(Count.MALFORMED, sent));
    findings.add(Finding.of(Count.REJECTED, seen.places + seen.foreign));
    findings.add(Finding.of(Count.REPEATED, seen.repeated));
    if (seen.places < sent) {
      findings.add(new Finding(Count.LOST, sent - seen.places, "line " + shown(line)));
    }
    long surplus = seen.places - sent;
    if (surplus > 0) {
      findings.add(
          new Finding(
              sent == 0 ? Count.UNEXPECTED : Count.DUPLICATED,
              surplus,
              "reject %s: %s".formatted(seen.last, shown(line))));
    }
    if (seen.foreign > 0) {
      findings.add(
          new Finding(
              Count.UNEXPECTED,
              seen.foreign,
              "reject %s: %s".formatted(seen.lastForeign, shown(line))));
    }
    return findings;
  }

  /** As text, cut where it is long: a line may have a mebibyte. */
  private static String shown(byte[] line) {
    return line.length <= LONGEST_LINE
        ? new String(line, UTF_8)
        : new String(Arrays.copyOf(line, LONGEST_LINE), UTF_8) + "…";
  }

  /** The rejects of one line, in their order. */
  private static final class Seen {
    private final String topic;
    private long places;
    private long repeated;
    private long foreign;
    private String place = "";
    private int attempt;
    private String last = "";
    private String lastForeign = "";

    Seen(String topic) {
      this.topic = topic;
    }

    void add(Row reject) {
      if (!topic.equals(reject.<String>getAs(RejectedLines.TOPIC))) {
        foreign++;
        lastForeign = described(reject);
        return;
      }
      String its = reject.getAs(RejectedLines.PLACE);
      int itsAttempt = reject.getAs(RejectedLines.ATTEMPT);
      if (!its.equals(place)) {
        places++;
        last = described(reject);
      } else if (itsAttempt == attempt) {
        repeated++;
      }
      place = its;
      attempt = itsAttempt;
    }

    private static String described(Row reject) {
      String place = reject.getAs(RejectedLines.PLACE);
      return "%s at %s"
          .formatted(
              place.isEmpty() ? "without the headers of one" : "of " + place,
              reject.<String>getAs(RejectedLines.RECORD));
    }
  }
}
