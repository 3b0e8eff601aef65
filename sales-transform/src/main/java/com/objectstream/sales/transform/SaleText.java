package com.objectstream.sales.transform;

import java.util.Arrays;

/** What the rules ask of a text. */
final class SaleText {
  private static final int MAX_UTF8_BYTES_PER_CHAR = 3;
  private static final char LAST_OF_ONE_BYTE = 0x7F;
  private static final char LAST_OF_TWO_BYTES = 0x7FF;

  /**
   * First and last of each stretch of white space, control and format characters in Unicode 13, the
   * one of Java 17. A later Java knows more of them, and must not give another verdict.
   */
  private static final int[] UNSEEN = {
    0x0000, 0x0020, 0x007F, 0x00A0, 0x00AD, 0x00AD, 0x0600, 0x0605, 0x061C, 0x061C, 0x06DD, 0x06DD,
    0x070F, 0x070F, 0x08E2, 0x08E2, 0x1680, 0x1680, 0x180E, 0x180E, 0x2000, 0x200F, 0x2028, 0x202F,
    0x205F, 0x2064, 0x2066, 0x206F, 0x3000, 0x3000, 0xFEFF, 0xFEFF, 0xFFF9, 0xFFFB, 0x110BD,
    0x110BD, 0x110CD, 0x110CD, 0x13430, 0x13438, 0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0xE0001,
    0xE0001, 0xE0020, 0xE007F
  };

  private SaleText() {}

  /** Whether a text is small enough to belong to the key. */
  static boolean fitsKey(String text) {
    return text.length() <= SaleLimits.MAX_KEY_TEXT_BYTES / MAX_UTF8_BYTES_PER_CHAR
        || utf8Bytes(text) <= SaleLimits.MAX_KEY_TEXT_BYTES;
  }

  /** Whether the texts that make a row's place in its partition are small enough together. */
  static boolean fitsRowKey(String itemId, String saleId) {
    return itemId.length() + saleId.length()
            <= SaleLimits.MAX_ROW_KEY_BYTES / MAX_UTF8_BYTES_PER_CHAR
        || rowKeyBytes(itemId, saleId) <= SaleLimits.MAX_ROW_KEY_BYTES;
  }

  /** Bytes of the texts that make a row's place in its partition. */
  static int rowKeyBytes(String itemId, String saleId) {
    return utf8Bytes(itemId) + utf8Bytes(saleId);
  }

  /**
   * Bytes of UTF-8 of a text whose surrogates come in pairs, which is what a store counts, too.
   * Nothing is copied.
   */
  static int utf8Bytes(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > LAST_OF_TWO_BYTES && !Character.isSurrogate(c)) {
        bytes += 2;
      } else if (c > LAST_OF_ONE_BYTE) {
        bytes++;
      }
    }
    return bytes;
  }

  /**
   * Whether a text is nothing but Unicode white space (no-break spaces too), control and format
   * characters: nobody sees it.
   */
  static boolean isBlank(String text) {
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (!isUnseen(codePoint)) {
        return false;
      }
      at += Character.charCount(codePoint);
    }
    return true;
  }

  private static boolean isUnseen(int codePoint) {
    if (codePoint > ' ' && codePoint < LAST_OF_ONE_BYTE) {
      return false; // as nearly every text begins
    }
    int at = Arrays.binarySearch(UNSEEN, codePoint);
    // What is not found would stand at -at - 1: between a first and a last if that is odd
    return at >= 0 || at % 2 == 0;
  }

  /** Whether each surrogate is one of a pair: half a pair has no UTF-8 and would become a '?'. */
  static boolean hasUtf8(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints().noneMatch(SaleText::isLoneSurrogate);
      }
    }
    return true;
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }
}
