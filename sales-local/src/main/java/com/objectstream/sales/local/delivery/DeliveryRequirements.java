package com.objectstream.sales.local.delivery;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.job.cassandra.StoredTable;
import com.objectstream.sales.job.kafka.KafkaTopics;
import com.objectstream.sales.job.kafka.source.KafkaSource;
import com.objectstream.sales.model.SaleColumns;
import java.util.List;
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
                kafkaProblems(check.source(), check.dlqTopic()), cassandraProblems(check.target()))
            .toList();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join("; ", problems));
    }
  }

  private static Stream<String> kafkaProblems(KafkaSource source, String dlqTopic) {
    try (var topics = new KafkaTopics(source.kafka())) {
      return Stream.concat(
          problem(() -> topics.require(source.topic(), "--topic")),
          problem(() -> topics.require(dlqTopic, "--dlq-topic")));
    } catch (IllegalStateException e) {
      return Stream.of(e.getMessage());
    }
  }

  private static Stream<String> cassandraProblems(CassandraTarget target) {
    try (CqlSession session = target.openSession()) {
      return problem(() -> requireSaleId(target.fittingTable(session)));
    } catch (IllegalStateException e) {
      return Stream.of(e.getMessage());
    }
  }

  private static void requireSaleId(StoredTable table) {
    if (table.columns().columns().noneMatch(SaleColumns.SALE_ID::equals)) {
      throw new IllegalStateException(
          "table %s has no column %s, by which sales are told apart: give --table one that has"
              .formatted(table.name(), SaleColumns.SALE_ID));
    }
  }

  private static Stream<String> problem(Runnable look) {
    try {
      look.run();
      return Stream.empty();
    } catch (IllegalStateException | IllegalArgumentException e) {
      return Stream.of(e.getMessage());
    }
  }
}
