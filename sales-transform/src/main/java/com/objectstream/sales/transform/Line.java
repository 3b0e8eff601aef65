package com.objectstream.sales.transform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A line of a Kafka value, in place.
 *
 * @param value the whole value
 * @param number from 0
 * @param start index of the first byte
 * @param end index after the last byte, without the {@code '\n'}
 */
record Line(byte[] value, int number, int start, int end) {
  /** Enough for a message of any script, so that a character cut in half is never shown. */
  private static final int SHOWN_BYTES = 4 * (RejectDetail.MAX_LENGTH + 1);

  static Line firstOf(byte[] value) {
    return new Line(value, 0, 0, endFrom(value, 0));
  }

  boolean isLast() {
    return end == value.length;
  }

  /** The line after this one, which must not be the last. */
  Line next() {
    return new Line(value, number + 1, end + 1, endFrom(value, end + 1));
  }

  int length() {
    return end - start;
  }

  boolean isBlank() {
    for (int i = start; i < end; i++) {
      if (value[i] != ' ' && value[i] != '\t' && value[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Whether one of the first four bytes is NUL, from which Jackson concludes UTF-16 or UTF-32. */
  boolean looksWide() {
    for (int i = start; i < Math.min(end, start + Integer.BYTES); i++) {
      if (value[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** The text between two offsets from the start of the line, or as much as a message shows. */
  String text(long from, long to) {
    return new String(value, start + (int) from, (int) Math.min(to - from, SHOWN_BYTES), UTF_8);
  }

  Reject reject(RejectReason reason, String detail) {
    byte[] bytes = length() == value.length ? value : Arrays.copyOfRange(value, start, end);
    return new Reject(number, reason, detail, bytes);
  }

  private static int endFrom(byte[] value, int start) {
    int end = start;
    while (end < value.length && value[end] != '\n') {
      end++;
    }
    return end;
  }
}
