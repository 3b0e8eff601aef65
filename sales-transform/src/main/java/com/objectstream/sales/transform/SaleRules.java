package com.objectstream.sales.transform;

/** The rules of a sale and their limits. */
public final class SaleRules {
  /** Bytes of a line, without its line end. */
  public static final int MAX_LINE_BYTES = 1 << 20;

  /** Bytes of UTF-8 of a text that belongs to the key; Cassandra's own limit is 65,535. */
  public static final int MAX_KEY_TEXT_BYTES = 32 << 10;

  /**
   * Bytes of UTF-8 of {@code item_id} and {@code sale_id} together: with the 8 bytes of the time
   * they are a row's place in its partition, for which Cassandra has 65,535.
   */
  public static final int MAX_ROW_KEY_BYTES = 65_535 - Long.BYTES;

  /** Levels of JSON objects and arrays; the line's own object is the first. */
  public static final int MAX_NESTING = 100;

  private static final int MAX_UTF8_BYTES_PER_CHAR = 3;
  private static final char LAST_OF_ONE_BYTE = 0x7F;
  private static final char LAST_OF_TWO_BYTES = 0x7FF;

  private SaleRules() {}

  /** Whether a sale can have been made at this time (epoch milliseconds). */
  public static boolean isPlausible(long timestampMs) {
    return timestampMs >= SaleTime.EARLIEST_MS && timestampMs <= SaleTime.LATEST_MS;
  }

  /** Whether a number of items can be stored. */
  public static boolean fitsInt(long itemSold) {
    return itemSold == (int) itemSold;
  }

  /** Whether a line of this many bytes is small enough. */
  public static boolean fitsLine(int bytes) {
    return bytes <= MAX_LINE_BYTES;
  }

  /** Whether a text is small enough to belong to the key. */
  public static boolean fitsKey(String text) {
    return text.length() <= MAX_KEY_TEXT_BYTES / MAX_UTF8_BYTES_PER_CHAR
        || utf8Bytes(text) <= MAX_KEY_TEXT_BYTES;
  }

  /** Whether the texts that make a row's place in its partition are small enough together. */
  public static boolean fitsRowKey(String itemId, String saleId) {
    return itemId.length() + saleId.length() <= MAX_ROW_KEY_BYTES / MAX_UTF8_BYTES_PER_CHAR
        || rowKeyBytes(itemId, saleId) <= MAX_ROW_KEY_BYTES;
  }

  /** Bytes of the texts that make a row's place in its partition. */
  public static int rowKeyBytes(String itemId, String saleId) {
    return utf8Bytes(itemId) + utf8Bytes(saleId);
  }

  /**
   * Bytes of UTF-8 of a text whose surrogates come in pairs, which is what a store counts, too.
   * Nothing is copied.
   */
  public static int utf8Bytes(String text) {
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
  public static boolean isBlank(String text) {
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
    return switch (Character.getType(codePoint)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT ->
          true;
      default -> false;
    };
  }

  /** Whether each surrogate is one of a pair: half a pair has no UTF-8 and would become a '?'. */
  public static boolean hasUtf8(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints().noneMatch(SaleRules::isLoneSurrogate);
      }
    }
    return true;
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }
}
