package com.objectstream.sales.transform;

/** Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF, nothing cut short. */
final class Utf8 {
  private Utf8() {}

  /** Index of the first byte that is not part of a well-formed character; {@code to} if all are. */
  static int wellFormedUntil(byte[] bytes, int from, int to) {
    int at = EightBytes.asciiUntil(bytes, from, to);
    while (at < to) {
      int length = lengthOfCharacter(bytes, at, to);
      if (length == 0) {
        return at;
      }
      at = EightBytes.asciiUntil(bytes, at + length, to);
    }
    return to;
  }

  /** Bytes of the character that begins at an index, 0 if it is not well-formed. */
  private static int lengthOfCharacter(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xFF;
    int length = lengthAfter(lead);
    if (length == 0 || at + length > to || !isSecond(lead, bytes[at + 1] & 0xFF)) {
      return 0;
    }
    for (int i = at + 2; i < at + length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private static int lengthAfter(int lead) {
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }

  /** The second byte rules out overlong forms, surrogates and what is above U+10FFFF. */
  private static boolean isSecond(int lead, int second) {
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= lowest && second <= highest;
  }
}
