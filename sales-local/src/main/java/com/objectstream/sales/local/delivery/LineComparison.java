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
 * are one reject, {@link DeliveryCount#REPEATED}; those of a replay have the same place and a
 * higher attempt, and are that reject still. However many there are, it holds a few of them only:
 * rejects come sorted by place and attempt.
 *
 * @see RejectedLines
 */
final class LineComparison implements CoGroupFunction<byte[], Row, Row, DeliveryFinding> {
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
  public Iterator<DeliveryFinding> call(byte[] line, Iterator<Row> sent, Iterator<Row> rejects) {
    long times = SaleComparison.count(sent);
    var seen = new SeenRejects(topic);
    rejects.forEachRemaining(seen::add);
    var findings = new ArrayList<DeliveryFinding>();
    findings.add(DeliveryFinding.of(DeliveryCount.MALFORMED, times));
    findings.add(DeliveryFinding.of(DeliveryCount.REJECTED, seen.places() + seen.foreign()));
    findings.add(DeliveryFinding.of(DeliveryCount.REPEATED, seen.repeated()));
    addFaults(findings, times, seen, line);
    return findings.iterator();
  }

  private static void addFaults(
      List<DeliveryFinding> findings, long sent, SeenRejects seen, byte[] line) {
    long surplus = seen.places() - sent;
    if (surplus < 0) {
      findings.add(
          new DeliveryFinding(DeliveryCount.LOST, -surplus, "in no reject: " + shown(line)));
    }
    if (surplus > 0) {
      DeliveryCount fault = sent == 0 ? DeliveryCount.UNEXPECTED : DeliveryCount.DUPLICATED;
      findings.add(new DeliveryFinding(fault, surplus, seen.example(shown(line))));
    }
    if (seen.foreign() > 0) {
      findings.add(
          new DeliveryFinding(
              DeliveryCount.UNEXPECTED, seen.foreign(), seen.foreignExample(shown(line))));
    }
  }

  /** As text, cut where it is long: a line may have a mebibyte. */
  private static String shown(byte[] line) {
    return line.length <= LONGEST_LINE
        ? new String(line, UTF_8)
        : new String(Arrays.copyOf(line, LONGEST_LINE), UTF_8) + "…";
  }
}
