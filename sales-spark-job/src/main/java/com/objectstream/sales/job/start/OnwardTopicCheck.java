package com.objectstream.sales.job.start;

import com.objectstream.sales.job.kafka.KafkaTopics;
import com.objectstream.sales.job.kafka.TaskRecords;
import com.objectstream.sales.transform.SaleLimits;
import java.util.Locale;

/**
 * What the brokers are told about the onward topic; to ask takes a right that the job does without.
 */
record OnwardTopicCheck(KafkaTopics topics, String source, String onward, CheckFindings findings) {

  void look() {
    try {
      if (topics.isCompacted(onward)) {
        findings.warn(
            "topic %s is compacted: it loses all sales of a store but the newest; set its cleanup.policy to delete"
                .formatted(onward));
      }
      compareSizes(topics.maxMessageBytes(source), topics.maxMessageBytes(onward));
    } catch (IllegalStateException e) {
      findings.unknown("settings of topic %s: %s".formatted(onward, e.getMessage()));
    }
  }

  /** A sale as large as can be stored must fit, too, or the job cannot go on. */
  private void compareSizes(long sales, long published) {
    long needed = Math.min(sales, SaleLimits.MAX_LINE_BYTES) + TaskRecords.MORE_BYTES;
    if (published < needed) {
      findings.warn(
          String.format(
              Locale.ROOT,
              "topic %s takes messages of %,d bytes, and a sale may have %,d: one of that size stops the job; set max.message.bytes of %1$s to %d",
              onward,
              published,
              needed,
              needed));
    }
  }
}
