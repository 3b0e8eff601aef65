package com.objectstream.sales.local.bench.backlog;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.local.bench.report.BenchReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How a backlog was stored with a small heap.
 *
 * @param took with start and end of the job's JVM
 * @param residentMb most memory that the JVM had from the system, if that tells
 */
record BacklogReport(long rows, Duration took, GcLog heap, OptionalLong residentMb)
    implements BenchReport {
  private static final double MILLIS_A_SECOND = 1e3;

  @Override
  public Stream<String> lines() {
    return Stream.concat(
        Stream.of(
            Counted.text(
                "%,d rows stored in %.1f s, start and end of the job's JVM included (%,.0f rows/s)",
                rows, seconds(), rows / seconds()),
            Counted.text(
                "heap of %d MB: peak %d MB, %d MB after a collection; collections paused it for %.1f s",
                BacklogJob.HEAP_MB,
                heap.peakMb(),
                heap.peakAfterMb(),
                heap.pausedMillis() / MILLIS_A_SECOND)),
        residentMb.stream()
            .mapToObj(peak -> Counted.text("memory of the process: peak %d MB", peak)));
  }

  @Override
  public Map<String, Object> parts() {
    var backlog = new LinkedHashMap<String, Object>();
    backlog.put("rows", rows);
    backlog.put("seconds", seconds());
    backlog.put("rows_per_second", rows / seconds());
    backlog.put("heap_mb", BacklogJob.HEAP_MB);
    backlog.put("heap_peak_mb", heap.peakMb());
    backlog.put("heap_peak_after_collection_mb", heap.peakAfterMb());
    backlog.put("collections_paused_ms", heap.pausedMillis());
    residentMb.ifPresent(peak -> backlog.put("resident_peak_mb", peak));
    return Map.of("backlog", backlog);
  }

  private double seconds() {
    return took.toMillis() / MILLIS_A_SECOND;
  }
}
