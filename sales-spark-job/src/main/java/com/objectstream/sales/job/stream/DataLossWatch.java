package com.objectstream.sales.job.stream;

import com.objectstream.sales.job.checkpoint.CheckpointProgress;
import com.objectstream.sales.job.checkpoint.CheckpointReader;
import com.objectstream.sales.job.kafka.OffsetGap;
import com.objectstream.sales.job.kafka.TopicWatch;
import java.util.List;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports what a batch could not read any more, where the job goes on over it. It looks when the
 * batch has read, so that no gap goes unreported: of records that were deleted during the batch
 * some may have been read just before.
 *
 * @param offsets of the batches
 * @param reported offset by partition up to which the checks at the start told
 */
record DataLossWatch(
    String topic, TopicWatch watch, CheckpointReader offsets, SortedMap<Integer, Long> reported) {
  private static final Logger LOG = LoggerFactory.getLogger(DataLossWatch.class);

  void report(long batch) {
    try {
      gaps(batch).forEach(gap -> LOG.warn(gap.skipped(topic)));
    } catch (IllegalStateException e) {
      LOG.warn("cannot see whether batch {} lost records: {}", batch, e.getMessage());
    }
  }

  private List<OffsetGap> gaps(long batch) {
    CheckpointProgress range = offsets.batch(batch);
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
