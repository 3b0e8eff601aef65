package com.objectstream.sales.transform;

import java.util.Arrays;

/**
 * Finds the tokens of plain JSON in a line: texts without escapes, whole numbers, {@code null},
 * {@code true}, {@code false}, and what is made of them. Each method takes the index at which a
 * token should begin, which may be {@link #NONE}, and gives the index behind it, or {@link #NONE}
 * if it is not there.
 *
 * @param bytes well-formed UTF-8
 * @param end index behind the last byte of the line
 */
record PlainJson(byte[] bytes, int end) {
  /** Not on the line. */
  static final int NONE = -1;

  private static final int MOST_LEVELS = 8;
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

  /** The byte at an index; outside of the line a line end, with which no token goes on. */
  byte byteAt(int at) {
    return at >= 0 && at < end ? bytes[at] : (byte) '\n';
  }

  /** Behind a symbol and the blanks that stand before and after it. */
  int afterSymbol(char symbol, int from) {
    int at = afterBlanks(from);
    return byteAt(at) == symbol ? afterBlanks(at + 1) : NONE;
  }

  private int afterBlanks(int from) {
    return from == NONE ? NONE : Line.firstNotBlank(bytes, from, end);
  }

  /** Behind the closing quote. */
  int afterText(int from) {
    int to = byteAt(from) == '"' ? EightBytes.textUntil(bytes, from + 1, end) : NONE;
    return byteAt(to) == '"' ? to + 1 : NONE;
  }

  int afterNull(int from) {
    return afterWord(NULL, from);
  }

  int afterNumber(int from) {
    int first = byteAt(from) == '-' ? from + 1 : from;
    int to = first;
    while (byteAt(to) >= '0' && byteAt(to) <= '9') {
      to++;
    }
    boolean isNumber = to == first + 1 || to > first && bytes[first] != '0';
    return isNumber ? to : NONE;
  }

  /** Behind a value of any kind, also an object or a list with few levels inside. */
  int afterValue(int from) {
    return afterValue(from, MOST_LEVELS);
  }

  private int afterValue(int from, int levels) {
    return switch (byteAt(from)) {
      case '"' -> afterText(from);
      case '{' -> afterAll(from, '{', '}', levels);
      case '[' -> afterAll(from, '[', ']', levels);
      case 'n' -> afterWord(NULL, from);
      case 't' -> afterWord(TRUE, from);
      case 'f' -> afterWord(FALSE, from);
      default -> afterNumber(from);
    };
  }

  private int afterAll(int from, char opening, char closing, int levels) {
    int element = levels > 0 ? afterSymbol(opening, from) : NONE;
    int at = element;
    if (byteAt(at) == closing) {
      return at + 1;
    }
    while (element != NONE) {
      int value = opening == '{' ? afterSymbol(':', afterText(element)) : element;
      at = afterValue(value, levels - 1);
      element = afterSymbol(',', at);
    }
    int end = afterBlanks(at);
    return byteAt(end) == closing ? end + 1 : NONE;
  }

  private int afterWord(byte[] word, int from) {
    int to = from + word.length;
    return to <= end && Arrays.equals(bytes, from, to, word, 0, word.length) ? to : NONE;
  }
}
