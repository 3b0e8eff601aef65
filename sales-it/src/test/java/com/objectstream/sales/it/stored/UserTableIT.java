package com.objectstream.sales.it.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.job.batch.BatchAccount;
import com.objectstream.sales.job.cassandra.WriteLimits;
import com.objectstream.sales.job.reject.RejectedLine;
import com.objectstream.sales.job.stream.JobOptions;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A table that a user brings is written as it is, or refused by name and column. */
@ExtendWith(SharedServers.class)
class UserTableIT {
  @Test
  void writesTheArticlesOwnTable(Pipeline pipeline) {
    create(
        pipeline,
        "(store_id text, timestamp_ms timestamp, timestamp_dt date, item_name text,"
            + " item_sold text, item_id text, PRIMARY KEY (item_id))");
    pipeline.send(Events.PLATES);
    pipeline.send(Events.sale("cup", -3));

    assertThat(stream(pipeline)).isEqualTo(new BatchAccount(2, 2, 0, 0));
    assertThat(pipeline.query("SELECT JSON * FROM %s.mine".formatted(pipeline.keyspace())))
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder(
            "{\"item_id\": \"plates-235\", \"item_name\": \"Plates\", \"item_sold\": \"23\","
                + " \"store_id\": \"Hermitage - 1\", \"timestamp_dt\": \"2018-06-29\","
                + " \"timestamp_ms\": \"2018-06-29 20:45:00.936Z\"}",
            "{\"item_id\": \"cup\", \"item_name\": \"Name of cup\", \"item_sold\": \"-3\","
                + " \"store_id\": \"Hermitage - 1\", \"timestamp_dt\": \"2018-06-29\","
                + " \"timestamp_ms\": \"2018-06-29 20:45:00.936Z\"}");
  }

  @Test
  void writesNumbersAsDecimalDigitsIntoText(Pipeline pipeline) {
    create(
        pipeline,
        "(item_sold text, timestamp_ms text, sale_id text,"
            + " PRIMARY KEY ((timestamp_ms, item_sold), sale_id))");
    pipeline.send(Events.PLATES);

    assertThat(stream(pipeline)).isEqualTo(new BatchAccount(1, 1, 0, 0));
    assertThat(pipeline.query("SELECT JSON * FROM %s.mine".formatted(pipeline.keyspace())))
        .extracting(row -> row.getString(0))
        .containsExactly(
            "{\"timestamp_ms\": \"1530305100936\", \"item_sold\": \"23\", \"sale_id\": \"%s/0/0\"}"
                .formatted(pipeline.topic()));
  }

  @Test
  void refusesATableThatDoesNotFitAndNamesEveryColumn(Pipeline pipeline) {
    create(
        pipeline,
        "(store_id text, sale_id uuid, timestamp_dt text, item_sold bigint, colour text,"
            + " item_name text, PRIMARY KEY (sale_id, item_name))");

    assertThatThrownBy(() -> stream(pipeline))
        .rootCause()
        .hasMessageStartingWith(
            "table %s.mine does not fit a sale: ".formatted(pipeline.keyspace()))
        .hasMessageContainingAll(
            "column sale_id is uuid, not text",
            "column timestamp_dt is text, not date",
            "column item_sold is bigint, not int",
            "column colour (text) is not of a sale",
            "column item_name may be unknown and so cannot be part of the key")
        .hasMessageNotContaining("store_id");
  }

  @Test
  void rejectsASaleWhoseKeyIsTooLongForThisTable(Pipeline pipeline) {
    create(
        pipeline,
        "(store_id text, item_id text, sale_id text, item_sold int,"
            + " PRIMARY KEY ((store_id, item_id), sale_id))");
    String tooLong = longSale("s".repeat(32_768), "i".repeat(32_768));
    pipeline.send(tooLong);
    pipeline.send(longSale("s".repeat(32_768), "i".repeat(32_761)));

    assertThat(stream(pipeline)).isEqualTo(new BatchAccount(2, 1, 1, 0));
    assertThat(pipeline.rejects().stream().map(RejectedLine::of))
        .extracting(RejectedLine::reason, reject -> new String(reject.value(), UTF_8))
        .containsExactly(tuple("TOO_LARGE", tooLong));
  }

  @Test
  void namesTheSaleThatCassandraRefusesForGood(Pipeline pipeline) {
    create(pipeline, "(sale_id text PRIMARY KEY, item_name text, item_sold int)");
    pipeline.query("CREATE INDEX ON %s.mine (item_name)".formatted(pipeline.keyspace()));
    pipeline.send(Events.PLATES);
    pipeline.send(Events.PLATES.replace("\"Plates\"", "\"" + "n".repeat(70_000) + "\""));

    assertThatThrownBy(() -> stream(pipeline))
        .hasStackTraceContaining(
            "Cassandra refuses the sale of topic %s, partition 0, offset 1: "
                .formatted(pipeline.topic()));
  }

  @Test
  void writesBatchesOfMoreRowsThanCassandraWouldPrepare(Pipeline pipeline) {
    create(
        pipeline, "(store_id text, sale_id text, item_sold int, PRIMARY KEY (store_id, sale_id))");
    int rows = 5_100;
    pipeline.send((Events.PLATES + "\n").repeat(rows));
    JobOptions options = pipeline.options("first", "mine", ZoneOffset.UTC);
    var limits = new WriteLimits(5_000, 8 << 20, 32 << 20, 4, Duration.ofSeconds(30));

    assertThat(pipeline.stream(options.withLimits(limits)))
        .isEqualTo(new BatchAccount(rows, rows, 0, 0));
  }

  private static String longSale(String store, String item) {
    return Events.PLATES.replace("Hermitage - 1", store).replace("plates-235", item);
  }

  private static void create(Pipeline pipeline, String columns) {
    pipeline.query("CREATE TABLE %s.mine %s".formatted(pipeline.keyspace(), columns));
  }

  private static BatchAccount stream(Pipeline pipeline) {
    return pipeline.stream(pipeline.options("first", "mine", ZoneOffset.UTC));
  }
}
