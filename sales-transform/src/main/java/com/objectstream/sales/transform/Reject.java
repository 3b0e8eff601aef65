package com.objectstream.sales.transform;

import java.util.Arrays;

/**
 * A line that breaks a rule. The bytes are not copied on the way in or out: treat them as constant.
 *
 * @param line within the value, from 0
 * @param reason the first rule broken
 * @param detail one sentence a person can act on, of at most {@value RejectDetail#MAX_LENGTH} chars
 * @param value the line's own bytes, without the {@code '\n'}
 */
public record Reject(int line, RejectReason reason, String detail, byte[] value)
    implements ParsedLine {

  @Override
  public boolean equals(Object other) {
    return other instanceof Reject that
        && line == that.line
        && reason == that.reason
        && detail.equals(that.detail)
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * line + detail.hashCode()) + Arrays.hashCode(value);
  }

  /** Without the bytes, which may be large and are anyone's. */
  @Override
  public String toString() {
    return reason + " in line " + line + " (" + value.length + " bytes): " + detail;
  }
}
