package com.objectstream.sales.transform;

/** Reads the digits of a whole number from where they are, without a {@link String} between. */
final class WholeNumber {
  /** Stands for what is not a whole number; no number is read as this. */
  static final long NONE = Long.MIN_VALUE;

  /** A number too large in either direction is read as this or its negative. */
  static final long HUGE = Long.MAX_VALUE;

  private static final long LARGEST_BEFORE_ONE_MORE_DIGIT = (HUGE - 9) / 10;

  /** As many never overflow. */
  private static final int MOST_DIGITS = 18;

  private WholeNumber() {}

  /**
   * The number that consists of an optional {@code '-'} and ASCII digits.
   *
   * @return the number, {@link #HUGE} or its negative if it is large, {@link #NONE} if it is none
   */
  static long parse(char[] chars, int offset, int length) {
    boolean negative = length > 0 && chars[offset] == '-';
    long magnitude = magnitude(chars, negative ? offset + 1 : offset, offset + length);
    return negative && magnitude != NONE ? -magnitude : magnitude;
  }

  private static long magnitude(char[] chars, int start, int end) {
    long number = start < end ? 0 : NONE;
    for (int i = start; i < end; i++) {
      int digit = chars[i] - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      number = number > LARGEST_BEFORE_ONE_MORE_DIGIT ? HUGE : number * 10 + digit;
    }
    return number;
  }

  /** As {@link #parse(char[], int, int)}, of bytes; more digits than any use has are none. */
  static long parse(byte[] bytes, int from, int to) {
    boolean isNegative = from < to && bytes[from] == '-';
    int first = isNegative ? from + 1 : from;
    long magnitude = 0;
    for (int i = first; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      magnitude = magnitude * 10 + digit;
    }
    return first == to || to - first > MOST_DIGITS ? NONE : isNegative ? -magnitude : magnitude;
  }
}
