package com.objectstream.sales.local.delivery;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.job.kafka.KafkaSource;
import com.objectstream.sales.job.kafka.KafkaTopics;
import com.objectstream.sales.model.SaleColumns;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a delivery check needs; all that is missing is told at once. */
final class DeliveryRequirements {
  private DeliveryRequirements() {}

  /**
   * @throws IllegalStateException naming everything that is missing or does not fit
   */
  static void pass(DeliveryCheck check) {
    List<String> problems =
        Stream.concat(
                kafkaProblems(check.source(), check.dlqTopic()).stream(),
                cassandraProblems(check.target()).stream())
            .toList();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join("; ", problems));
    }
  }

  private static List<String> kafkaProblems(KafkaSource source, String dlqTopic) {
    try (var topics = new KafkaTopics(source)) {
      return topics.missing(source.topic(), dlqTopic).stream()
          .map(
              topic ->
                  "topic %s does not exist at %s: correct %s"
                      .formatted(
                          topic,
                          source.kafka(),
                          topic.equals(dlqTopic) ? "--dlq-topic" : "--topic"))
          .toList();
    } catch (IllegalStateException e) {
      return List.of(e.getMessage());
    }
  }

  private static List<String> cassandraProblems(CassandraTarget target) {
    String name = target.keyspace() + "." + target.table();
    try (CqlSession session = target.openSession()) {
      Optional<TableMetadata> table = table(target, session);
      if (table.isEmpty()) {
        return List.of("table %s does not exist: correct --keyspace or --table".formatted(name));
      }
      if (table.get().getColumn(CqlIdentifier.fromInternal(SaleColumns.SALE_ID)).isEmpty()) {
        return List.of(
            "table %s has no column %s, by which sales are told apart: give --table one that has"
                .formatted(name, SaleColumns.SALE_ID));
      }
      target.fittingTable(session);
      return List.of();
    } catch (IllegalStateException | IllegalArgumentException e) {
      return List.of(e.getMessage());
    }
  }

  private static Optional<TableMetadata> table(CassandraTarget target, CqlSession session) {
    return session
        .getMetadata()
        .getKeyspace(CqlIdentifier.fromInternal(target.keyspace()))
        .flatMap(keyspace -> keyspace.getTable(CqlIdentifier.fromInternal(target.table())));
  }
}
