package com.objectstream.sales.transform.spark;

import static java.time.ZoneOffset.UTC;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.transform.SaleRules;
import com.objectstream.sales.transform.testing.TestSale;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A filter on the frame's own columns reaches the source, and a record is parsed once. */
class ParsedOnceTest {
  private static final int RECORDS = 10;
  private static final AtomicInteger CALLS = new AtomicInteger();
  private static final SaleRules COUNTED =
      SaleRules.standard().require("NEVER", sale -> CALLS.incrementAndGet() > 0, "never told");

  private static Dataset<Row> days;

  @BeforeAll
  static void writeTwoDays(@TempDir Path directory) {
    SparkSession spark = LocalSpark.compilingSession();
    String plates = TestSale.plates().json();
    String path = directory.resolve("days").toString();
    spark
        .range(2L * RECORDS)
        .select(
            functions.lit(plates).as("value"),
            col("id"),
            functions.expr("if(id % 2 = 0, 'monday', 'tuesday')").as("day"))
        .write()
        .partitionBy("day")
        .parquet(path);
    days = spark.read().parquet(path);
  }

  @BeforeEach
  void countFromNothing() {
    CALLS.set(0);
  }

  @Test
  void readsOnlyThePartitionThatIsAskedForBehindTheParser() {
    for (SaleLines lines : List.of(counted(), counted().textLines())) {
      CALLS.set(0);
      Dataset<Row> monday =
          lines
              .parse(days)
              .where(col("day").equalTo("monday").and(col("item_sold").gt(1)))
              .select("id", "store_id", "item_id", "item_sold", "timestamp_ms", "sale_id");

      assertThat(plan(monday)).containsPattern("PartitionFilters: \\[[^]]*\\(day#\\d+ = monday\\)");
      assertThat(monday.collectAsList()).hasSize(RECORDS);
      assertThat(CALLS).hasValue(RECORDS);
    }
  }

  @Test
  void doesSoForAStruct() {
    for (SaleLines lines : List.of(counted().into("sale"), counted().into("sale").textLines())) {
      CALLS.set(0);
      Dataset<Row> monday =
          lines
              .parse(days)
              .where(col("day").equalTo("monday").and(col("sale.reject_reason").isNull()))
              .select(col("sale.store_id"), length(col("sale.item_id")), col("sale.sale_id"));

      assertThat(plan(monday)).containsPattern("PartitionFilters: \\[[^]]*\\(day#\\d+ = monday\\)");
      assertThat(monday.collectAsList()).hasSize(RECORDS);
      assertThat(CALLS).hasValue(RECORDS);
    }
  }

  @Test
  void parsesOnceForOneColumnAndForNone() {
    assertThat(
            counted()
                .into("sale")
                .parse(days)
                .select("sale.store_id")
                .as(Encoders.STRING())
                .collectAsList())
        .hasSize(2 * RECORDS);
    assertThat(CALLS).hasValue(2 * RECORDS);

    CALLS.set(0);
    assertThat(counted().parse(days).count()).isEqualTo(2 * RECORDS);
    assertThat(CALLS).hasValue(2 * RECORDS);
  }

  @Test
  void parsesOnceForTotalsByStore() {
    List<Row> totals =
        counted()
            .parse(days)
            .groupBy("store_id", "timestamp_dt")
            .agg(functions.sum("item_sold"), functions.max("timestamp_ms"))
            .collectAsList();

    assertThat(totals).singleElement().extracting(row -> row.getLong(2)).isEqualTo(460L);
    assertThat(CALLS).hasValue(2 * RECORDS);
  }

  private static SaleLines counted() {
    return SaleLines.in(UTC).rules(COUNTED).placedBy(col("id"));
  }

  private static String plan(Dataset<Row> frame) {
    return frame.queryExecution().executedPlan().toString();
  }
}
