package com.objectstream.sales.job.metrics;

import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.checkpoint.CheckpointReader;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What is watched of a job.
 *
 * @param topic of the sales
 * @param dlqTopic of the rejects
 * @param table keyspace and table
 * @param facts what else a person wants to know, such as the checkpoint, by its name; none secret
 * @param offsets of the checkpoint
 * @param start offset with which the job begins, by partition
 * @param deadline how long it waits for a server
 * @param reasons codes that a reject can have
 * @param consumerGroup for which offsets are committed, so that ordinary tools show the lag
 */
public record MonitoredJob(
    KafkaConnection kafka,
    String topic,
    String dlqTopic,
    String table,
    SortedMap<String, String> facts,
    CheckpointReader offsets,
    SortedMap<Integer, Long> start,
    Duration deadline,
    SortedSet<String> reasons,
    Optional<String> consumerGroup) {}
