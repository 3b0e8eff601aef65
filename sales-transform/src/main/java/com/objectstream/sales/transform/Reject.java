package com.objectstream.sales.transform;

import java.util.Arrays;

/**
 * A line that breaks a rule. The bytes are not copied on the way in or out: treat them as constant.
 * The line <code>{}</code> behind a sale is
 *
 * <pre>
 * line code          detail             value
 * 1    MISSING_FIELD item_id is missing {}
 * </pre>
 *
 * @param line within the value, from 0
 * @param code of the first rule broken: the name of a {@link RejectReason}, or the code of a rule
 *     that was added, see {@link SaleRules}
 * @param detail one sentence a person can act on, of at most {@value RejectDetail#MAX_LENGTH} chars
 * @param value the line's own bytes, without the {@code '\n'}
 * @serial exclude
 */
public record Reject(int line, String code, String detail, byte[] value) implements ParsedLine {

  /**
   * A reject by a rule of the topic: its code is the name of the reason.
   *
   * @param line within the value, from 0
   * @param reason whose name is the code
   * @param detail one sentence a person can act on
   * @param value the line's own bytes
   */
  public Reject(int line, RejectReason reason, String detail, byte[] value) {
    this(line, reason.name(), detail, value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reject that
        && line == that.line
        && code.equals(that.code)
        && detail.equals(that.detail)
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * line + detail.hashCode()) + Arrays.hashCode(value);
  }

  /**
   * Without the bytes, which may be large and are anyone's: {@code MISSING_FIELD in line 1 (2
   * bytes): item_id is missing}.
   */
  @Override
  public String toString() {
    return code + " in line " + line + " (" + value.length + " bytes): " + detail;
  }
}
