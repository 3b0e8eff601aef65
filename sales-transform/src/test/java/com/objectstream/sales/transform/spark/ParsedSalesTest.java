package com.objectstream.sales.transform.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ParsedSalesTest {
  private static final String PLATES =
      "{\"item_id\": \"plates-235\", \"item_sold\": 23, \"item_name\": \"Plates\","
          + " \"timestamp_ms\": \"1530305100936\", \"store_id\": \"Hermitage - 1\"}";
  private static final Instant AFTERNOON_OF_29_JUNE_2018 = Instant.ofEpochMilli(1530305100936L);
  private static final StructType RECORDS =
      new StructType()
          .add(SourceColumns.KEY, DataTypes.BinaryType)
          .add(SourceColumns.VALUE, DataTypes.BinaryType)
          .add(SourceColumns.TOPIC, DataTypes.StringType)
          .add(SourceColumns.PARTITION, DataTypes.IntegerType)
          .add(SourceColumns.OFFSET, DataTypes.LongType);

  private static SparkSession spark;

  @BeforeAll
  static void startSpark() {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.session.timeZone", "Pacific/Auckland")
            .config("spark.sql.datetime.java8API.enabled", true)
            .getOrCreate();
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  @Test
  void yieldsTheReferenceMessageAsOneRow() {
    assertThat(parsed(ZoneOffset.UTC, PLATES))
        .containsExactly(
            RowFactory.create(
                null,
                "item_sales",
                3,
                42L,
                0,
                "Hermitage - 1",
                LocalDate.of(2018, 6, 29),
                AFTERNOON_OF_29_JUNE_2018,
                "plates-235",
                "item_sales/3/42",
                "Plates",
                23,
                null,
                null,
                null));
  }

  @Test
  void takesTheDayFromTheZoneAskedForAndNotFromSpark() {
    assertThat(parsed(ZoneId.of("Europe/Moscow"), PLATES))
        .extracting(row -> row.getAs("timestamp_dt"))
        .containsExactly(LocalDate.of(2018, 6, 29));
    assertThat(parsed(ZoneId.of("Asia/Tokyo"), PLATES))
        .extracting(row -> row.getAs("timestamp_dt"))
        .containsExactly(LocalDate.of(2018, 6, 30));
  }

  @Test
  void givesEachLineARowAndAnIdentityOfItsOwn() {
    assertThat(parsed(ZoneOffset.UTC, PLATES + "\n\nnonsense\n" + PLATES))
        .extracting(
            row -> row.getAs("line"),
            row -> row.getAs("sale_id"),
            row -> row.getAs("reject_reason"))
        .containsExactly(
            tuple(0, "item_sales/3/42", null),
            tuple(2, null, "MALFORMED_JSON"),
            tuple(3, "item_sales/3/42/3", null));
  }

  @Test
  void keepsTheBytesOfARejectAndLeavesTheColumnsOfASaleNull() {
    Row reject = parsed(ZoneOffset.UTC, "[1]").get(0);

    assertThat((byte[]) reject.getAs("reject_value")).isEqualTo("[1]".getBytes(UTF_8));
    assertThat(List.of("reject_reason", "line"))
        .extracting(reject::getAs)
        .containsExactly("NOT_AN_OBJECT", 0);
    assertThat(
            List.of("store_id", "timestamp_dt", "timestamp_ms", "item_id", "sale_id", "item_sold"))
        .extracting(reject::getAs)
        .containsOnlyNulls();
  }

  @Test
  void keepsARecordWithoutAValueAsARowWithoutALine() {
    assertThat(parsed(ZoneOffset.UTC, (String) null))
        .containsExactly(
            RowFactory.create(
                null,
                "item_sales",
                3,
                42L,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
  }

  private static List<Row> parsed(ZoneId zone, String value) {
    byte[] bytes = value == null ? null : value.getBytes(UTF_8);
    Row sale = RowFactory.create(null, bytes, "item_sales", 3, 42L);
    Dataset<Row> records = spark.createDataFrame(List.of(sale), RECORDS);
    return records.transform(ParsedSales.in(zone)::apply).collectAsList();
  }
}
