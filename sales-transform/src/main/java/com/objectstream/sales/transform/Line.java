package com.objectstream.sales.transform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A line of a value, in place.
 *
 * @param value the whole value
 * @param number from 0
 * @param start index of the first byte
 * @param end index after the last byte, without the {@code '\n'}
 */
record Line(byte[] value, int number, int start, int end) {
  /** Enough for a message of any script, so that a character cut in half is never shown. */
  private static final int SHOWN_BYTES = 4 * (RejectDetail.MAX_LENGTH + 1);

  /** A NUL and four bytes of a schema's id, which may be any bytes, line ends too. */
  private static final int SCHEMA_ID_BYTES = 5;

  private static final int BYTE_ORDER_MARK_BYTES = 3;

  static boolean isBlank(byte[] value, int start, int end) {
    return firstNotBlank(value, start, end) == end;
  }

  int length() {
    return end - start;
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

  /** Whether it begins within what may be the five bytes that Schema Registry puts in front. */
  boolean beginsInSchemaId() {
    return start < SCHEMA_ID_BYTES && value.length >= SCHEMA_ID_BYTES && value[0] == 0;
  }

  /** Whether its first character, after blanks or a byte order mark, opens an object. */
  boolean beginsObject() {
    boolean isMarked = length() > BYTE_ORDER_MARK_BYTES && value[start] == (byte) 0xEF;
    int from = firstNotBlank(value, isMarked ? start + BYTE_ORDER_MARK_BYTES : start, end);
    return from < end && value[from] == '{';
  }

  /** Whether its last character is a blank or closes an object. */
  boolean mayEndObject() {
    return start < end && (value[end - 1] == '}' || isBlank(value, end - 1, end));
  }

  /** The text between two offsets from the start of the line, or as much as a message shows. */
  String text(long from, long to) {
    return new String(value, start + (int) from, (int) Math.min(to - from, SHOWN_BYTES), UTF_8);
  }

  Reject reject(RejectReason reason, String detail) {
    return reject(reason.name(), detail);
  }

  Reject reject(String code, String detail) {
    byte[] bytes = length() == value.length ? value : Arrays.copyOfRange(value, start, end);
    return new Reject(number, code, detail, bytes);
  }

  /** Index of the first byte that is no blank, {@code end} if there is none before. */
  static int firstNotBlank(byte[] value, int start, int end) {
    int at = start;
    while (at < end && (value[at] == ' ' || value[at] == '\t' || value[at] == '\r')) {
      at++;
    }
    return at;
  }
}
