package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.RejectReason.TOO_LARGE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/**
 * The lines of an input, each parsed when it is asked for. Holds one line at a time, and of a line
 * that is too large no more than a line may have.
 */
final class InputLines extends AbstractSpliterator<ParsedLine> {
  private static final int CHUNK_BYTES = 64 << 10;

  private final SaleParser parser;
  private final InputStream in;
  private byte[] buffer = new byte[CHUNK_BYTES];

  /** What was read and not given yet is from here to there. */
  private int start;

  private int end;
  private boolean isAtEnd;
  private int number;

  InputLines(SaleParser parser, InputStream in) {
    super(Long.MAX_VALUE, ORDERED | NONNULL);
    this.parser = parser;
    this.in = in;
  }

  @Override
  public boolean tryAdvance(Consumer<? super ParsedLine> action) {
    try {
      while (hasLine()) {
        int length = lengthOfLine();
        ParsedLine line = length > SaleLimits.MAX_LINE_BYTES ? tooLarge() : parsed(length);
        number = Math.incrementExact(number);
        if (line != null) {
          action.accept(line);
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("line " + number + " of the input cannot be read", e);
    }
  }

  private boolean hasLine() throws IOException {
    while (start == end && !isAtEnd) {
      fill();
    }
    return start < end;
  }

  /**
   * Bytes of the next line, which are all in the buffer unless they are more than a line may have.
   */
  private int lengthOfLine() throws IOException {
    int length = 0;
    while (length <= SaleLimits.MAX_LINE_BYTES) {
      length = EightBytes.lineUntil(buffer, start + length, end) - start;
      if (start + length < end || isAtEnd) {
        return length;
      }
      fill();
    }
    return length;
  }

  /** The line, or null if it is blank. It is a copy: a reject keeps its bytes. */
  private ParsedLine parsed(int length) {
    byte[] line = Arrays.copyOfRange(buffer, start, start + length);
    start = Math.min(start + length + 1, end);
    return Line.isBlank(line, 0, length) ? null : parser.parse(new Line(line, number, 0, length));
  }

  /** The reject of a line whose rest is read and dropped, or null if all of it is blank. */
  private ParsedLine tooLarge() throws IOException {
    byte[] kept = Arrays.copyOfRange(buffer, start, start + SaleLimits.MAX_LINE_BYTES);
    boolean isBlank = true;
    long length = 0;
    boolean isWhole = false;
    while (!isWhole && hasLine()) {
      int until = EightBytes.lineUntil(buffer, start, end);
      isBlank &= Line.isBlank(buffer, start, until);
      length += until - start;
      isWhole = until < end;
      start = isWhole ? until + 1 : end;
    }
    String detail = RejectDetail.ofSize("the line", length, SaleLimits.MAX_LINE_BYTES);
    return isBlank ? null : new Reject(number, TOO_LARGE, detail, kept);
  }

  /** Reads on behind what is not given yet. */
  private void fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(2 * end, SaleLimits.MAX_LINE_BYTES + CHUNK_BYTES));
    }
    int read = in.read(buffer, end, buffer.length - end);
    isAtEnd = read < 0;
    end += Math.max(read, 0);
  }
}
