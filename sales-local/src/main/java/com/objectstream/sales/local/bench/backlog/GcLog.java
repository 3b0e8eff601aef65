package com.objectstream.sales.local.bench.backlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the log of a JVM's garbage collector tells of its heap. A collection is a line such as
 * {@code GC(3) Pause Young (Normal) (G1 Evacuation Pause) 120M->45M(512M) 7.421ms}.
 *
 * @param peakMb most that was in use at the start of a collection
 * @param peakAfterMb most that was in use after one: what was really needed, and what a young
 *     collection had left to a later one
 * @param pausedMillis all pauses together
 */
record GcLog(int peakMb, int peakAfterMb, double pausedMillis) {
  private static final Pattern PAUSE =
      Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\(\\d+M\\) ([\\d.]+)ms$");

  /** JVM option that writes such a log. */
  static String option(Path file) {
    return "-Xlog:gc:file=" + file + ":none:filecount=0";
  }

  static GcLog read(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return of(lines);
    }
  }

  static GcLog of(Stream<String> lines) {
    List<MatchResult> pauses = lines.flatMap(line -> PAUSE.matcher(line).results()).toList();
    return new GcLog(
        most(pauses, 1),
        most(pauses, 2),
        pauses.stream().mapToDouble(pause -> Double.parseDouble(pause.group(3))).sum());
  }

  private static int most(List<MatchResult> pauses, int group) {
    return pauses.stream().mapToInt(pause -> Integer.parseInt(pause.group(group))).max().orElse(0);
  }
}
