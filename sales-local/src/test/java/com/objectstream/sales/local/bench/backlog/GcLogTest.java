package com.objectstream.sales.local.bench.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GcLogTest {
  @Test
  void findsThePeaksAndAddsThePauses() {
    Stream<String> lines =
        Stream.of(
            "Using G1",
            "GC(0) Pause Young (Normal) (G1 Evacuation Pause) 23M->3M(256M) 4.500ms",
            "GC(1) Concurrent Mark Cycle",
            "GC(1) Pause Remark 310M->120M(512M) 2.250ms",
            "GC(1) Pause Cleanup 120M->120M(512M) 0.125ms",
            "GC(1) Concurrent Mark Cycle 50.000ms",
            "GC(2) Pause Full (System.gc()) 200M->90M(512M) 30.000ms");

    assertThat(GcLog.of(lines)).isEqualTo(new GcLog(310, 120, 36.875));
  }

  @Test
  void aJvmThatNeverCollectedHasNoPeak() {
    assertThat(GcLog.of(Stream.of("Using G1"))).isEqualTo(new GcLog(0, 0, 0));
  }
}
