package com.objectstream.sales.job.start;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.job.checkpoint.CheckpointProgress;
import com.objectstream.sales.job.kafka.OffsetGap;
import com.objectstream.sales.job.kafka.OnDataLoss;
import com.objectstream.sales.job.kafka.SourceTopic;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Compares the offsets of a checkpoint with those that the topic still has. */
record RetentionCheck(String topic, SourceTopic source, CheckFindings findings) {

  void look(CheckpointProgress progress, OnDataLoss onDataLoss) {
    if (reachesEnds(progress) && !progress.isNone()) {
      lookForGaps(progress, onDataLoss);
    }
    SortedMap<Integer, Long> lag = source.lag(progress.next());
    long records = lag.values().stream().mapToLong(Long::longValue).sum();
    findings.ok(
        "lag of topic %s: %s (%s)".formatted(topic, Counted.of(records, "record"), shown(lag)));
  }

  /** A topic that ends before the checkpoint has other records now under the offsets between. */
  private boolean reachesEnds(CheckpointProgress progress) {
    List<String> beyond =
        progress.planned().entrySet().stream()
            .filter(planned -> planned.getValue() > end(planned.getKey()))
            .map(
                planned ->
                    "partition %d at offset %d and not %d"
                        .formatted(planned.getKey(), end(planned.getKey()), planned.getValue()))
            .toList();
    if (!beyond.isEmpty()) {
      findings.fail(
          "topic %s ends before the checkpoint, %s: its brokers lost records; start with a new --checkpoint (reading all again changes no row)"
              .formatted(topic, String.join("; ", beyond)));
    }
    return beyond.isEmpty();
  }

  private long end(int partition) {
    return source.highWatermarks().getOrDefault(partition, 0L);
  }

  private void lookForGaps(CheckpointProgress progress, OnDataLoss onDataLoss) {
    List<OffsetGap> gaps = OffsetGap.between(progress.next(), source.begins());
    if (gaps.isEmpty()) {
      findings.ok("retention of topic %s: all is there that is to be read".formatted(topic));
    } else if (onDataLoss == OnDataLoss.FAIL) {
      findings.fail(OffsetGap.refused(topic, gaps));
    } else {
      gaps.forEach(gap -> findings.warn(gap.skipped(topic)));
    }
  }

  private static String shown(Map<Integer, Long> lag) {
    return lag.entrySet().stream()
        .map(l -> "partition %d: %,d".formatted(l.getKey(), l.getValue()))
        .collect(Collectors.joining(", "));
  }
}
