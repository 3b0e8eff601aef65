package com.objectstream.sales.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets contenders run in turn, round by round, so that whatever drifts on this machine hits all
 * alike; every other round in the opposite order, so that none always follows the same. The first
 * round only warms up.
 */
final class Measurement {
  private final BenchSite site;
  private final int rounds;

  /**
   * @param rounds that are measured, besides the first
   */
  Measurement(BenchSite site, int rounds) {
    this.site = site;
    this.rounds = rounds;
  }

  /**
   * The measured rounds of each contender, in the order given.
   *
   * @throws IllegalStateException if one did not store every row
   */
  Map<Contender, List<Round>> of(List<? extends Contender> contenders) throws Exception {
    var measured = new LinkedHashMap<Contender, List<Round>>();
    contenders.forEach(contender -> measured.put(contender, new ArrayList<>()));
    var order = new ArrayList<Contender>(contenders);
    for (int round = 0; round <= rounds; round++) {
      for (Contender contender : order) {
        String label = round == 0 ? "warm-up" : "round %d of %d".formatted(round, rounds);
        Round result = run(contender, label);
        if (round > 0) {
          measured.get(contender).add(result);
        }
      }
      Collections.reverse(order);
    }
    return measured;
  }

  private Round run(Contender contender, String label) throws Exception {
    long begun = System.nanoTime();
    site.table().truncate();
    Contender.Run run = contender.prepare();
    System.gc(); // what others left behind is not this one's to clean up
    Quiet.await(site.servers());
    Round round = timed(contender, run);
    site.table().requireAll(contender.workload(), contender.name());
    Progress.done(
        "%s: %s, %s; with all around it".formatted(label, contender.name(), round), begun);
    return round;
  }

  private Round timed(Contender contender, Contender.Run run) throws Exception {
    CpuTimes before = CpuTimes.now(site.servers());
    long start = System.nanoTime();
    run.run();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    CpuTimes used = CpuTimes.now(site.servers()).minus(before);
    return new Round(contender.workload().events(), took, used);
  }
}
