package com.objectstream.sales.transform;

import com.objectstream.shaded.jackson.JsonProcessingException;
import com.objectstream.shaded.jackson.exc.StreamConstraintsException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The sentence of a reject: what is wrong, with the value as it was written, and what to do. What
 * cannot be seen is escaped, and a long value is cut, so that the advice is always there:
 *
 * <pre>
 * item_sold is "a lot": give a whole number of at most 32 bits
 * </pre>
 */
public final class RejectDetail {
  /** Chars of a sentence. */
  public static final int MAX_LENGTH = 200;

  static final String NOT_JSON = "not JSON: ";
  private static final char CUT = '…';

  /** A message that quotes the name of a field can be as long as the line. */
  private static final int READ_OF_MESSAGE = 2_000;

  /** What Jackson tells about itself rather than about the text. */
  private static final Pattern NOISE =
      Pattern.compile("(?s) ?\\((start marker at|for |not recognized).*?\\)$|: enable `.*");

  /** Where only ASCII can stand, Jackson names the wrong character for one beyond it. */
  private static final Pattern BEYOND_ASCII =
      Pattern.compile("(?s)Unexpected character \\('[^\\x00-\\x7f].*|Invalid UTF-8 .*");

  private RejectDetail() {}

  /**
   * {@code item_sold is "a lot": give a whole number}.
   *
   * @param subject what is wrong, such as a field
   * @param value as it was written, of any length
   * @param advice what to do
   * @return the sentence, of at most {@value #MAX_LENGTH} chars as long as subject and advice are
   *     short
   */
  public static String of(String subject, String value, String advice) {
    return around(subject + " is ", value, ": " + advice);
  }

  /** {@code not JSON: Unexpected character ('}' (code 125)) near byte 17}. */
  static String of(JsonProcessingException e, String advice) {
    if (e instanceof StreamConstraintsException) {
      return "the JSON is nested too deep: use at most " + SaleLimits.MAX_NESTING + " levels";
    }
    String message = e.getOriginalMessage();
    String problem = message.substring(0, Math.min(message.length(), READ_OF_MESSAGE));
    problem = NOISE.matcher(problem).replaceFirst("");
    problem = BEYOND_ASCII.matcher(problem).replaceFirst("Unexpected character beyond ASCII");
    return around(NOT_JSON, problem, " near byte " + e.getLocation().getByteOffset() + advice);
  }

  /** {@code byte 17 (0xff) is not UTF-8: write the line in UTF-8}. */
  static String ofByte(byte value, int offset, String advice) {
    String hex = HexFormat.of().toHexDigits(value);
    return "byte " + offset + " (0x" + hex + ") is not UTF-8" + advice;
  }

  /**
   * {@code the line has 1048577 bytes: give at most 1048576}.
   *
   * @param subject what is too large
   * @param bytes that it has
   * @param most that it may have
   * @return the sentence
   */
  public static String ofSize(String subject, long bytes, int most) {
    return subject + " has " + bytes + " bytes: give at most " + most;
  }

  /**
   * {@code the rule STORE_CLOSED threw java.lang.ArithmeticException: / by zero: correct the rule}.
   */
  static String ofThrown(String code, RuntimeException e) {
    return around("the rule " + code + " threw ", e.toString(), ": correct the rule");
  }

  private static String around(String before, String value, String after) {
    int room = MAX_LENGTH - before.length() - after.length();
    var shown = new StringBuilder();
    int at = 0;
    while (at < value.length()) {
      int codePoint = value.codePointAt(at);
      String next = escaped(codePoint);
      if (shown.length() + next.length() >= room) {
        return before + shown + CUT + after;
      }
      shown.append(next);
      at += Character.charCount(codePoint);
    }
    return before + shown + after;
  }

  private static String escaped(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          "\\u%04x".formatted(codePoint);
      default -> Character.toString(codePoint);
    };
  }
}
