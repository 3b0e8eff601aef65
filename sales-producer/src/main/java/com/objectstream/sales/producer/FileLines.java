package com.objectstream.sales.producer;

import com.objectstream.sales.producer.event.EventKind;
import com.objectstream.sales.producer.event.ProducedValue;
import com.objectstream.sales.producer.send.ProducerSettings;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The lines of a file as bytes: what lies between two {@code \n} goes through untouched, whatever
 * its encoding. Lines of nothing but spaces, tabs and carriage returns are passed over.
 */
final class FileLines implements Iterator<FileLines.FileLine>, Closeable {
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
   * One line of a file.
   *
   * @param number from 1, blank lines counted, as an editor shows it
   * @param value its bytes without the {@code \n}
   */
  record FileLine(long number, byte[] value) implements ProducedValue {
    @Override
    public Optional<EventKind> generatedAs() {
      return Optional.empty();
    }

    @Override
    public String label() {
      return "line " + number;
    }
  }

  /**
   * @param name what messages call it
   * @param mostBytes the longest line, so that a file without line ends does not fill the memory
   */
  FileLines(String name, InputStream in, int mostBytes) {
    this.name = name;
    this.in = in;
    this.mostBytes = mostBytes;
  }

  /**
   * The lines of a file, or of standard input for {@value #STDIN}.
   *
   * @throws IllegalStateException if it is missing, a directory or not readable
   */
  static FileLines open(String file) {
    return file.equals(STDIN)
        ? new FileLines("standard input", System.in, ProducerSettings.MAX_REQUEST_BYTES)
        : new FileLines(file, open(Path.of(file)), ProducerSettings.MAX_REQUEST_BYTES);
  }

  private static InputStream open(Path file) {
    if (!Files.exists(file)) {
      throw cannotRead(file, "there is no such file");
    }
    if (Files.isDirectory(file)) {
      throw cannotRead(file, "it is a directory");
    }
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw cannotRead(file, "it may not be read");
    }
  }

  private static IllegalStateException cannotRead(Path file, String why) {
    return new IllegalStateException("cannot read %s: %s; correct --file".formatted(file, why));
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
          "cannot read on in %s after line %s: %s".formatted(name, lines, e.getMessage()), e);
    }
  }

  private void requireShort(int bytes) {
    if (bytes > mostBytes) {
      throw new IllegalStateException(
          "line %s of %s is longer than %s bytes: is it a file of lines?"
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
