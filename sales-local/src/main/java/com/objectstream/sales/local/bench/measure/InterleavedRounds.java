package com.objectstream.sales.local.bench.measure;

import com.objectstream.sales.local.bench.contender.Contender;
import com.objectstream.sales.local.bench.site.BenchLog;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.CpuTimes;
import com.objectstream.sales.local.server.LocalServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Lets contenders run in turn, round by round, so that whatever drifts on this machine hits all
 * alike; every other round in the opposite order, so that none always follows the same. Tells what
 * runs before it does: a step takes up to a minute.
 */
public final class InterleavedRounds {
  private final int rounds;
  private int step;
  private int steps;

  /**
   * @param rounds that are measured
   */
  public InterleavedRounds(int rounds) {
    this.rounds = rounds;
  }

  /**
   * The measured rounds of each contender.
   *
   * @param toWarmUp run once before, and that does not count
   * @throws IllegalStateException if one did not store or reject every line
   */
  public Map<Contender, List<MeasuredRound>> of(
      List<Contender> toWarmUp, List<Contender> contenders) throws Exception {
    steps = toWarmUp.size() + rounds * contenders.size();
    for (Contender contender : toWarmUp) {
      run(contender, "warm-up");
    }
    var measured = new LinkedHashMap<Contender, List<MeasuredRound>>();
    contenders.forEach(contender -> measured.put(contender, new ArrayList<>()));
    var order = new ArrayList<>(contenders);
    for (int round = 1; round <= rounds; round++) {
      Collections.reverse(order);
      for (Contender contender : order) {
        measured.get(contender).add(run(contender, "round " + round + " of " + rounds));
      }
    }
    return measured;
  }

  private MeasuredRound run(Contender contender, String label) throws Exception {
    step++;
    BenchLog.tell(
        "step %d of %d, %s: %s, %,d rows", step, steps, label, contender.name(), contender.lines());
    long begun = System.nanoTime();
    BenchSite site = contender.site();
    site.table().truncate();
    long rejectsBefore = site.rejects();
    Contender.MeasuredWork run = contender.prepare();
    System.gc(); // what others left behind is not this one's to clean up
    CpuTimes.awaitIdle(site.servers());
    MeasuredRound round = timed(contender, run);
    site.table().requireAll(contender.workload(), contender.name());
    site.requireRejects(rejectsBefore, contender.rejects(), contender.name());
    BenchLog.tell("  %s; %s with all around it", round, BenchLog.since(begun));
    return round;
  }

  /** The heap of this process is of interest only if it does the work. */
  private static MeasuredRound timed(Contender contender, Contender.MeasuredWork run)
      throws Exception {
    LocalServers servers = contender.site().servers();
    try (var heap = HeapUse.begin()) {
      CpuTimes before = CpuTimes.now(servers, contender.process());
      Duration took = run.run();
      CpuTimes used = CpuTimes.now(servers, contender.process()).minus(before);
      OptionalLong allocated =
          contender.process().isPresent() ? OptionalLong.empty() : heap.allocatedBytes();
      return new MeasuredRound(contender.lines(), took, used, allocated);
    }
  }
}
