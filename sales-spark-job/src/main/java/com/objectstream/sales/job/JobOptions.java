package com.objectstream.sales.job;

import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.job.cassandra.WriteLimits;
import com.objectstream.sales.job.source.KafkaSource;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the job is to do.
 *
 * @param source the topic of sales
 * @param dlqTopic where rejects go, on the same brokers
 * @param target the table
 * @param limits of writing
 * @param checkpoint folder that remembers what was done; empty chooses one by cluster, topic and
 *     table
 * @param zone gives the calendar day of a sale
 * @param trigger pause between the starts of micro-batches; zero is none
 * @param once process what is there, then end
 * @param createSchema create keyspace and table where they do not exist
 */
public record JobOptions(
    KafkaSource source,
    String dlqTopic,
    CassandraTarget target,
    WriteLimits limits,
    Optional<String> checkpoint,
    ZoneId zone,
    Duration trigger,
    boolean once,
    boolean createSchema) {}
