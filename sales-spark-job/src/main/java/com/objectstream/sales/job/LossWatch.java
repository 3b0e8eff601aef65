package com.objectstream.sales.job;

import com.objectstream.sales.job.checkpoint.Progress;
import com.objectstream.sales.job.checkpoint.ProgressReader;
import com.objectstream.sales.job.source.OffsetGap;
import com.objectstream.sales.job.source.TopicWatch;
import java.util.List;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports what a batch could not read any more, where the job goes on over it. It looks when the
 * batch has read, so that no gap goes unreported: of records that were deleted during the batch
 * some may have been read just before.
 */
final class LossWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LossWatch.class);

  private final String topic;
  private final TopicWatch watch;
  private final ProgressReader offsets;
  private final SortedMap<Integer, Long> reported;

  /**
   * @param offsets of the batches
   * @param reported offset by partition up to which the checks at the start told
   */
  LossWatch(
      String topic, TopicWatch watch, ProgressReader offsets, SortedMap<Integer, Long> reported) {
    this.topic = topic;
    this.watch = watch;
    this.offsets = offsets;
    this.reported = reported;
  }

  void report(long batch) {
    try {
      gaps(batch).forEach(gap -> LOG.warn(gap.skipped(topic)));
    } catch (IllegalStateException e) {
      LOG.warn("cannot see whether batch {} lost records: {}", batch, e.getMessage());
    }
  }

  private List<OffsetGap> gaps(long batch) {
    Progress range = offsets.batch(batch);
    return OffsetGap.between(range.next(), watch.begins()).stream()
        .map(
            gap ->
                gap.within(
                    reported.getOrDefault(gap.partition(), 0L),
                    range.planned().getOrDefault(gap.partition(), 0L)))
        .filter(gap -> gap.count() > 0)
        .toList();
  }
}
