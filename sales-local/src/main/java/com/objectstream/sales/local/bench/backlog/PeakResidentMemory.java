package com.objectstream.sales.local.bench.backlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The most memory that a process has had from the operating system: heap, code, threads and buffers
 * outside the heap. Linux keeps that figure while the process lives; other systems do not tell.
 */
final class PeakResidentMemory {
  private static final Pattern HIGH_WATER_MARK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final int KILO = 1024;

  private final Path status;
  private OptionalLong last = OptionalLong.empty();

  PeakResidentMemory(long pid) {
    this.status = Path.of("/proc", Long.toString(pid), "status");
  }

  /** Reads the figure; to be called now and then, as it goes with the process. */
  void look() {
    try (Stream<String> lines = Files.lines(status)) {
      OptionalLong found =
          lines
              .flatMap(line -> HIGH_WATER_MARK.matcher(line).results())
              .mapToLong(mark -> Long.parseLong(mark.group(1)))
              .findFirst();
      last = found.isPresent() ? found : last;
    } catch (IOException e) {
      // Another system, or the process has just ended: the figure before stays
    }
  }

  /** The figure of the last look, in megabytes. */
  OptionalLong megabytes() {
    return last.isPresent() ? OptionalLong.of(last.getAsLong() / KILO) : last;
  }
}
