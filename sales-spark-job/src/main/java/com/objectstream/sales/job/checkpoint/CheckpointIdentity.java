package com.objectstream.sales.job.checkpoint;

import com.objectstream.sales.model.ZoneComment;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Between what a checkpoint counts. Its offsets mean nothing for another topic, also one of the
 * same name that was made later, and what it counts as done is in this table only, under the days
 * of this zone.
 *
 * @param clusterId of Kafka
 * @param topicId that Kafka gave the topic when it was made
 * @param table keyspace and table as CQL
 * @param tableId that Cassandra gave the table when it was made
 * @param zone that gives sales their days; empty in a checkpoint from before, which takes the first
 *     that it is given
 * @param stretch the part of the topic that is read; empty is all of it
 * @param statePartitions parts of the state, of a query that has one
 */
public record CheckpointIdentity(
    String clusterId,
    String topic,
    String topicId,
    String table,
    String tableId,
    Optional<ZoneId> zone,
    Optional<StretchOffsets> stretch,
    Optional<Integer> statePartitions) {

  /** Why this identity is not that of now, as sentences; none if it is. */
  public List<String> differencesFrom(CheckpointIdentity now) {
    return Stream.of(
            otherTopicThan(now),
            otherTableThan(now).or(() -> otherZoneThan(now)),
            otherStretchThan(now),
            otherStateThan(now))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Why offsets of this identity are not those of another, as a sentence. */
  private Optional<String> otherTopicThan(CheckpointIdentity now) {
    if (!clusterId.equals(now.clusterId)) {
      return different(
          "another Kafka cluster (id %s, this one is %s)".formatted(clusterId, now.clusterId),
          "--bootstrap-servers");
    }
    if (!topic.equals(now.topic)) {
      return different("topic %s, not %s".formatted(topic, now.topic), "--topic");
    }
    return madeAgain("topic " + topic, topicId, now.topicId, "");
  }

  /** Why what is done for this identity is not done for another, as a sentence. */
  private Optional<String> otherTableThan(CheckpointIdentity now) {
    if (!table.equals(now.table)) {
      return different("table %s, not %s".formatted(table, now.table), "--keyspace or --table");
    }
    return madeAgain("table " + table, tableId, now.tableId, ", which stores all sales in it");
  }

  private static Optional<String> madeAgain(String what, String id, String now, String then) {
    return id.equals(now)
        ? Optional.empty()
        : Optional.of(
            "%s was made again (id %s, the checkpoint knows %s): start with a new --checkpoint%s"
                .formatted(what, now, id, then));
  }

  /** Why what is done for this identity would be done a second time for another, as a sentence. */
  private Optional<String> otherZoneThan(CheckpointIdentity now) {
    return zone.flatMap(
        own ->
            now.zone
                .filter(other -> !ZoneComment.areEqual(own, other))
                .map(
                    other ->
                        "the checkpoint is of days in zone %s, and those of %s would store sales a second time: correct --zone, or start with another --table and a new --checkpoint"
                            .formatted(own, other)));
  }

  /** Of a stretch the times count: its offsets are the checkpoint's own. */
  private Optional<String> otherStretchThan(CheckpointIdentity now) {
    Optional<Stretch> own = stretch.map(StretchOffsets::stretch);
    Optional<Stretch> other = now.stretch.map(StretchOffsets::stretch);
    return own.equals(other)
        ? Optional.empty()
        : different(
            "%s, not %s".formatted(extent(own), extent(other)), "--from-time and --to-time");
  }

  /** Spark finds the state of a key by their number, and would read the wrong part in silence. */
  private Optional<String> otherStateThan(CheckpointIdentity now) {
    return statePartitions
        .filter(own -> !now.statePartitions.equals(statePartitions))
        .flatMap(
            own ->
                different(
                    "state in %s partitions, not %s"
                        .formatted(own, now.statePartitions.map(String::valueOf).orElse("none")),
                    "--state-partitions"));
  }

  private static String extent(Optional<Stretch> stretch) {
    return stretch.map(Stretch::toString).orElse("the whole topic");
  }

  private static Optional<String> different(String whose, String option) {
    return Optional.of(
        "the checkpoint is of %s: correct %s, or start with a new --checkpoint"
            .formatted(whose, option));
  }
}
