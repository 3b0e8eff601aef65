package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.RejectReason.EMPTY_VALUE;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The lines of one Kafka value, in order, each parsed when it is asked for and kept no longer: a
 * value of seven million lines costs one line at a time. Blank lines are passed over, but counted.
 * There is at least one: a value without any line yields an {@link RejectReason#EMPTY_VALUE}.
 *
 * <p>For the value of these three lines, the second of them blank:
 *
 * <pre>
 * {"item_id": "plates-235", …}          ParsedSale[line=0, event=SaleEvent[itemId=plates-235, …]]
 *
 * plates                                MALFORMED_JSON in line 2 (6 bytes): not JSON: …
 * </pre>
 *
 * For one thread, and for once.
 */
public final class ParsedLines implements Iterator<ParsedLine> {
  private final SaleParser parser;
  private final byte[] value;
  private Line last;
  // Null after the last line
  private Line next;
  private boolean isEmpty;

  ParsedLines(SaleParser parser, byte[] value) {
    this.parser = parser;
    this.value = value;
    this.next = lineFrom(0, 0);
    this.isEmpty = next == null;
  }

  /** Whether {@link #next} has a line to give: true at first, since there is at least one. */
  @Override
  public boolean hasNext() {
    return next != null || isEmpty;
  }

  /**
   * Parses the next line: the reference message is {@code ParsedSale[line=0, event=…]}.
   *
   * @throws NoSuchElementException after the last line
   */
  @Override
  public ParsedLine next() {
    if (isEmpty) {
      isEmpty = false;
      last = new Line(value, 0, 0, value.length);
      return reject(EMPTY_VALUE, "the value has no line: give one JSON object a line");
    }
    if (next == null) {
      throw new NoSuchElementException("the value has no more lines");
    }
    last = next;
    next = lineFrom(last.end() + 1, last.number() + 1);
    return parser.parse(last);
  }

  /**
   * The line that {@link #next} gave last, as a reject: for a rule that only a sink knows, such as
   * what fits the key of a table. After the reference message, {@code reject(TOO_LARGE, "item_id is
   * too long for dg.sales")} is {@code TOO_LARGE in line 0 (127 bytes): item_id is too long for
   * dg.sales}. What a sale itself must keep to belongs into {@link SaleRules}.
   *
   * @param reason whose name is the code of the reject
   * @param detail at most {@value RejectDetail#MAX_LENGTH} chars, see {@link RejectDetail}
   * @return a reject with the number and the bytes of that line
   * @throws IllegalStateException before the first line
   */
  public Reject reject(RejectReason reason, String detail) {
    if (last == null) {
      throw new IllegalStateException("no line was read yet: call next() first");
    }
    return last.reject(reason, detail);
  }

  /** The first line from there on that is not blank, or null. */
  private Line lineFrom(int start, int number) {
    int from = start;
    for (int line = number; from <= value.length; line++) {
      int end = EightBytes.lineUntil(value, from, value.length);
      if (!Line.isBlank(value, from, end)) {
        return new Line(value, line, from, end);
      }
      from = end + 1;
    }
    return null;
  }
}
