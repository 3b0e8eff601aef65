package com.objectstream.sales.command.failure;

import java.util.HexFormat;

/**
 * Text that came from outside, such as that of events, made safe for a terminal or a log: nothing
 * in it moves the cursor, changes colours, begins a line or turns the direction of reading.
 *
 * <p>{@code plates ESC[2J} is {@code plates \u001b[2J}, and a line break is {@code \n}.
 */
public final class PrintableText {
  private static final char CUT = '…';

  /** A bit for each type of characters that are escaped. */
  private static final int UNSEEN =
      1 << Character.CONTROL
          | 1 << Character.FORMAT
          | 1 << Character.SURROGATE
          | 1 << Character.LINE_SEPARATOR
          | 1 << Character.PARAGRAPH_SEPARATOR;

  private PrintableText() {}

  /**
   * The text with control and format characters, separators of lines and paragraphs, and halves of
   * surrogate pairs written as Java does, {@code \u009b}.
   */
  public static String escaped(String text) {
    return escaped(text, Integer.MAX_VALUE);
  }

  /**
   * The same in at most so many code points; a text that was cut ends with an ellipsis, and no
   * escape is cut in two.
   */
  public static String escaped(String text, int longest) {
    var shown = new StringBuilder();
    int length = 0;
    int lastFitting = 0; // where the ellipsis would still have room
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      int codePoint = text.codePointAt(at);
      String next = escaped(codePoint);
      length += next.codePointCount(0, next.length());
      if (length > longest) {
        return shown.substring(0, lastFitting) + CUT;
      }
      shown.append(next);
      lastFitting = length < longest ? shown.length() : lastFitting;
    }
    return shown.toString();
  }

  private static String escaped(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> isPlain(codePoint) ? Character.toString(codePoint) : hex(codePoint);
    };
  }

  private static boolean isPlain(int codePoint) {
    return (UNSEEN >> Character.getType(codePoint) & 1) == 0;
  }

  private static String hex(int codePoint) {
    var escape = new StringBuilder();
    for (char unit : Character.toChars(codePoint)) {
      escape.append("\\u").append(HexFormat.of().toHexDigits(unit));
    }
    return escape.toString();
  }
}
