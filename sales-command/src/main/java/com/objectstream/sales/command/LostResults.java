package com.objectstream.sales.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/** What a command printed and standard output did not take, as on a disk that is full. */
final class LostResults {
  private LostResults() {}

  /**
   * Why some are lost, with what to do; empty if none are. A reader that has seen enough, as {@code
   * head}, has lost nothing.
   */
  static Optional<String> of(PrintStream out) {
    return out.checkError()
        ? Optional.of(reason()).filter(reason -> !isClosedPipe(reason)).map(LostResults::explained)
        : Optional.empty();
  }

  /** The stream remembers that it failed, but not why: one byte more tells. */
  @SuppressWarnings("resource") // closing it would close standard output
  private static IOException reason() {
    try {
      new FileOutputStream(FileDescriptor.out).write('\n');
      return new IOException("no reason given");
    } catch (IOException e) {
      return e;
    }
  }

  private static boolean isClosedPipe(IOException reason) {
    return String.valueOf(reason.getMessage()).contains("Broken pipe");
  }

  private static String explained(IOException reason) {
    return "the results could not be written to standard output (%s): make room, or send them elsewhere"
        .formatted(reason.getMessage());
  }
}
