package com.objectstream.sales.job.start;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.checkpoint.CheckpointFiles;
import com.objectstream.sales.job.checkpoint.CheckpointIdentity;
import com.objectstream.sales.job.checkpoint.Stretch;
import com.objectstream.sales.job.checkpoint.StretchOffsets;
import com.objectstream.sales.job.kafka.KafkaTopics;
import com.objectstream.sales.job.kafka.SourceTopic;
import java.util.Optional;

/** Finds the offsets of a stretch: those that its checkpoint began with, else those of now. */
record StretchCheck(KafkaConnection kafka, Stretch asked, CheckFindings findings) {

  Optional<StretchOffsets> look(SourceTopic topic, CheckpointFiles checkpoint) {
    return findings.look(
        () -> {
          StretchOffsets offsets = known(checkpoint).orElseGet(() -> lookUp(topic));
          findings.ok("%s: %s".formatted(asked, offsets));
          return Optional.of(offsets);
        });
  }

  private Optional<StretchOffsets> known(CheckpointFiles checkpoint) {
    return CheckpointCheck.owner(checkpoint)
        .flatMap(CheckpointIdentity::stretch)
        .filter(known -> known.stretch().equals(asked));
  }

  private StretchOffsets lookUp(SourceTopic topic) {
    try (var topics = new KafkaTopics(kafka)) {
      return topics.offsets(topic.topic(), asked);
    }
  }
}
