package com.objectstream.sales.transform.source;

import static java.util.Objects.requireNonNull;

import com.objectstream.sales.model.SaleEvent;
import java.util.OptionalLong;

/**
 * Where a line was read first. A line that was rejected and is read again as a replay keeps its
 * first position, so everything that makes a sale the same sale comes from here:
 *
 * <pre>
 * SourcePosition                        identityOf(sale)  rejectIdentity()
 * item_sales, 3, 42, line 0, attempt 0  item_sales/3/42   item_sales/3/42/0
 * item_sales, 3, 42, line 1, attempt 2  item_sales/3/42/1 item_sales/3/42/1
 * </pre>
 *
 * @param topic of the record
 * @param partition of the topic
 * @param offset in the partition
 * @param line within the value of that record, from 0
 * @param attempt how often the line was rejected; 0 if it is read for the first time
 * @param recordTimestamp the record's own, epoch milliseconds, as it stands in Kafka: a record may
 *     have none (-1) or one in another unit; empty if it is not known, as for a reject that was
 *     written without it
 */
public record SourcePosition(
    String topic, int partition, long offset, int line, int attempt, OptionalLong recordTimestamp) {

  /**
   * Refuses null.
   *
   * @param topic of the record
   * @param partition of the topic
   * @param offset in the partition
   * @param line within the value
   * @param attempt how often the line was rejected
   * @param recordTimestamp the record's own, if it is known
   */
  public SourcePosition {
    requireNonNull(topic, "topic");
    requireNonNull(recordTimestamp, "recordTimestamp");
  }

  /**
   * The first line of a record that is read for the first time.
   *
   * @param topic of the record
   * @param partition of the topic
   * @param offset in the partition
   * @param recordTimestamp as it stands in Kafka
   * @return line 0, attempt 0
   */
  public static SourcePosition ofRecord(
      String topic, int partition, long offset, long recordTimestamp) {
    return new SourcePosition(topic, partition, offset, 0, 0, OptionalLong.of(recordTimestamp));
  }

  /**
   * The position of a line, if this is that of its value's first line.
   *
   * @param lineOfValue from 0
   * @return this for 0, else the position so many lines behind
   */
  public SourcePosition ofLine(int lineOfValue) {
    return lineOfValue == 0
        ? this
        : new SourcePosition(
            topic, partition, offset, line + lineOfValue, attempt, recordTimestamp);
  }

  /** This position, with that timestamp if its own is not known. */
  SourcePosition orTimestamp(OptionalLong other) {
    return recordTimestamp.isPresent()
        ? this
        : new SourcePosition(topic, partition, offset, line, attempt, other);
  }

  /** The position of the reject that this line becomes: one attempt more. */
  SourcePosition rejected() {
    return new SourcePosition(topic, partition, offset, line, attempt + 1, recordTimestamp);
  }

  /**
   * What makes a sale the same sale when it is read again, as {@link
   * com.objectstream.sales.transform.ParsedSale#identityAt} has it.
   *
   * @param sale that stands here
   * @return its {@code sale_id}, or {@code item_sales/3/42} for the first line of that record,
   *     {@code item_sales/3/42/2} for its third
   */
  public String identityOf(SaleEvent sale) {
    return sale.saleId().isPresent() ? sale.saleId().get() : rowIdentity();
  }

  /**
   * Identity of a sale that has none of its own.
   *
   * @return {@code item_sales/3/42} for the first line of that record, {@code item_sales/3/42/2}
   *     for its third
   */
  public String rowIdentity() {
    return line == 0 ? record() : rejectIdentity();
  }

  /**
   * Identity of a line whatever becomes of it, with its number always: {@code item_sales/3/42/0}.
   *
   * @return the place with its line
   */
  public String rejectIdentity() {
    return record() + '/' + line;
  }

  private String record() {
    return topic + '/' + partition + '/' + offset;
  }
}
