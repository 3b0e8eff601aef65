package com.objectstream.sales.it.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.StreamArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --create-schema} creates what is missing, and nothing where a name is taken. */
@ExtendWith(SharedServers.class)
class CreateSchemaIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;
  private String config;

  @BeforeEach
  void writeConfig() throws IOException {
    config = Files.writeString(folder.resolve("config"), "create-schema=true").toString();
  }

  @Test
  void makesATableThatSaysWhichZoneItsDaysAreOf(Pipeline pipeline) {
    pipeline.send(Events.PLATES);
    String keyspace = pipeline.keyspace() + "_dg_store";
    String[] arguments =
        new StreamArguments(pipeline, "new")
            .once(
                "--keyspace",
                keyspace,
                "--table",
                "dg_store_sales",
                "--zone",
                "Asia/Tokyo",
                "--config",
                config);

    try (var stream = SalesProcess.start(arguments)) {
      assertThat(stream.await(SOON)).as(stream::stderr).isZero();
    }

    assertThat(pipeline.query("SELECT * FROM %s.dg_store_sales".formatted(keyspace))).hasSize(1);
    assertThat(
            pipeline.query(
                "SELECT comment FROM system_schema.tables WHERE keyspace_name = '%s'"
                    .formatted(keyspace)))
        .singleElement()
        .satisfies(table -> assertThat(table.getString(0)).isEqualTo("sales.zone=Asia/Tokyo"));
  }

  @ParameterizedTest
  @CsvSource({
    "by_item, is a materialized view of table dg_item_sales",
    "items_index, is an index of table dg_item_sales",
    "item_type, is a type"
  })
  void makesNoTableOfANameThatSomethingElseHas(String name, String told, Pipeline pipeline) {
    makeViewIndexAndType(pipeline);
    List<String> before = tables(pipeline);
    String what = "%s.%s %s".formatted(pipeline.keyspace(), name, told);

    CommandResult.assertRefused(pipeline, what, "--table", name);
    CommandResult.assertRefused(pipeline, what, "--table", name, "--config", config);
    assertThat(tables(pipeline)).isEqualTo(before);
  }

  @Test
  void makesNothingWhenTheJobIsRefusedForSomethingElse(Pipeline pipeline) {
    CommandResult stream =
        CommandResult.stream(
            pipeline, "new", "--table", "not_there", "--topic", "no-such", "--config", config);
    assertThat(stream.stderr()).contains("topic no-such does not exist");
    assertThat(tables(pipeline)).doesNotContain("not_there");
  }

  private static void makeViewIndexAndType(Pipeline pipeline) {
    pipeline.query(
        ("CREATE MATERIALIZED VIEW %s.by_item AS SELECT * FROM %s WHERE store_id IS NOT NULL"
                + " AND timestamp_dt IS NOT NULL AND timestamp_ms IS NOT NULL"
                + " AND item_id IS NOT NULL AND sale_id IS NOT NULL"
                + " PRIMARY KEY (item_id, store_id, timestamp_dt, timestamp_ms, sale_id)")
            .formatted(pipeline.keyspace(), pipeline.tableName()));
    pipeline.query("CREATE INDEX items_index ON %s (item_sold)".formatted(pipeline.tableName()));
    pipeline.query("CREATE TYPE %s.item_type (name text)".formatted(pipeline.keyspace()));
  }

  private static List<String> tables(Pipeline pipeline) {
    return pipeline
        .query(
            "SELECT table_name FROM system_schema.tables WHERE keyspace_name = '%s'"
                .formatted(pipeline.keyspace()))
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
