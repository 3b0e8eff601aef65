package com.objectstream.sales.local.bench.measure;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.local.bench.site.CpuTimes;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * One run of a contender.
 *
 * @param rows how many lines it handled: it stored all but the malformed ones
 * @param took from its start to the last acknowledgement
 * @param cpu used meanwhile
 * @param allocated bytes of heap that this process asked for meanwhile; empty if another did the
 *     work, or the JVM does not count
 */
public record MeasuredRound(long rows, Duration took, CpuTimes cpu, OptionalLong allocated) {
  private static final double NANOS_A_SECOND = 1e9;
  private static final double NANOS_A_MICRO = 1e3;

  double seconds() {
    return took.toNanos() / NANOS_A_SECOND;
  }

  public double rowsPerSecond() {
    return rows / seconds();
  }

  /** Microseconds of a core for a row, of the process that writes. */
  public double clientCpuUsPerRow() {
    return perRow(cpu.client());
  }

  /** Microseconds of a core for a row, of the servers that store. */
  public double cassandraCpuUsPerRow() {
    return perRow(cpu.cassandra());
  }

  /** Microseconds of a core for a row. */
  double perRow(Duration cpuTime) {
    return cpuTime.toNanos() / NANOS_A_MICRO / rows;
  }

  @Override
  public String toString() {
    return Counted.text("%,.0f rows/s in %.1f s", rowsPerSecond(), seconds());
  }
}
