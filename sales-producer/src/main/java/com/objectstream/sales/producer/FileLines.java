package com.objectstream.sales.producer;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The lines of a file as bytes: what lies between two {@code \n} goes through untouched, whatever
 * its encoding. Lines of nothing but spaces, tabs and carriage returns are passed over.
 */
final class FileLines implements Iterator<FileLine>, Closeable {
  /** The name of standard input. */
  static final String STDIN = "-";

  private static final int BUFFER_BYTES = 1 << 16;

  private final String name;
  private final InputStream in;
  private final int mostBytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private long lines;
  private boolean ended;
  private FileLine next;

  /**
   * @param name what messages call it
   * @param mostBytes the longest line, so that a file without line ends does not fill the memory
   */
  FileLines(String name, InputStream in, int mostBytes) {
    this.name = requireNonNull(name, "name");
    this.in = requireNonNull(in, "in");
    this.mostBytes = mostBytes;
  }

  /**
   * The lines of a file, or of standard input for {@value #STDIN}.
   *
   * @throws IllegalStateException if it cannot be read
   */
  static FileLines open(String file) {
    if (file.equals(STDIN)) {
      return new FileLines("standard input", System.in, KafkaSettings.MAX_REQUEST_BYTES);
    }
    return new FileLines(
        file, InputFile.open("--file", Path.of(file)), KafkaSettings.MAX_REQUEST_BYTES);
  }

  /**
   * Waits for the next line if it is not there yet.
   *
   * @throws IllegalStateException if it cannot be read or is too long
   */
  @Override
  public boolean hasNext() {
    while (next == null && !ended) {
      byte[] line = readLine();
      lines++;
      if (!isBlank(line)) {
        next = new FileLine(lines, line);
      }
    }
    return next != null;
  }

  @Override
  public FileLine next() {
    if (!hasNext()) {
      throw new NoSuchElementException(name + " has no more lines");
    }
    FileLine line = next;
    next = null;
    return line;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private byte[] readLine() {
    var line = new ByteArrayOutputStream();
    while (position < limit || fill()) {
      int start = position;
      while (position < limit && buffer[position] != '\n') {
        position++;
      }
      line.write(buffer, start, position - start);
      requireShort(line.size());
      if (position < limit) {
        position++;
        return line.toByteArray();
      }
    }
    ended = true;
    return line.toByteArray();
  }

  private boolean fill() {
    try {
      position = 0;
      limit = in.read(buffer);
      return limit > 0;
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot read on in %s after line %d: %s".formatted(name, lines, e.getMessage()), e);
    }
  }

  private void requireShort(int bytes) {
    if (bytes > mostBytes) {
      throw new IllegalStateException(
          "line %d of %s is longer than %d bytes: is it a file of lines?"
              .formatted(lines + 1, name, mostBytes));
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
