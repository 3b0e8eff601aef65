package com.objectstream.sales.local.delivery;

import static com.objectstream.sales.local.delivery.PositionedRecords.rejectIdentity;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PositionedRecordsTest {
  private static final String GOOD =
      "{\"item_id\":\"i\",\"store_id\":\"s\",\"timestamp_ms\":1530305100936,\"item_sold\":1}";
  private static final Map<String, String> SECOND_LINE_OF_3_42 =
      Map.of(
          "__connect.errors.topic", "item_sales",
          "__connect.errors.partition", "3",
          "__connect.errors.offset", "42",
          "sales.line", "1",
          "sales.attempt", "2",
          "sales.timestamp", "1795687200123");
  private static final StructType RECORDS =
      new StructType()
          .add(SourceColumns.VALUE, DataTypes.BinaryType)
          .add(SourceColumns.TOPIC, DataTypes.StringType)
          .add(SourceColumns.PARTITION, DataTypes.IntegerType)
          .add(SourceColumns.OFFSET, DataTypes.LongType)
          .add(
              SourceColumns.HEADERS,
              DataTypes.createArrayType(
                  new StructType()
                      .add("key", DataTypes.StringType)
                      .add("value", DataTypes.BinaryType)));

  private static SparkSession spark;

  @BeforeAll
  static void startSpark() {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  @Test
  void tellsWhereAReplayedLineWasReadFirst() {
    assertThat(positions(headers(SECOND_LINE_OF_3_42)))
        .containsExactly(RowFactory.create("item_sales", 3, 42L, 1, 2, 1795687200123L));
  }

  @Test
  void tellsNothingOfOtherRecords() {
    assertThat(positions(null)).containsOnlyNulls();
    assertThat(positions(List.of())).containsOnlyNulls();
    assertThat(positions(headers(Map.of("traceparent", "00-0af7651916cd43dd"))))
        .containsOnlyNulls();
  }

  @Test
  void takesARecordThatLacksAHeaderForNoReplay() {
    var incomplete = new LinkedHashMap<>(SECOND_LINE_OF_3_42);
    incomplete.remove("sales.line");
    assertThat(positions(headers(incomplete))).containsOnlyNulls();

    incomplete.put("sales.line", null);
    assertThat(positions(headers(incomplete))).containsOnlyNulls();
  }

  @Test
  void readsARejectOfBeforeThatTellsNoTime() {
    var timeless = new LinkedHashMap<>(SECOND_LINE_OF_3_42);
    timeless.remove("sales.timestamp");

    assertThat(positions(headers(timeless)))
        .containsExactly(RowFactory.create("item_sales", 3, 42L, 1, 2, null));
  }

  @Test
  void takesTheLastOfSeveralHeadersOfOneName() {
    List<Row> twice = headers(SECOND_LINE_OF_3_42);
    twice.add(header("sales.attempt", "7"));

    assertThat(positions(twice))
        .containsExactly(RowFactory.create("item_sales", 3, 42L, 1, 7, 1795687200123L));
  }

  @Test
  void tellsTheIdentityOfTheRejectThatWasReplayed() {
    Dataset<Row> replayed = PositionedRecords.from(records(GOOD, headers(SECOND_LINE_OF_3_42)));
    Dataset<Row> first = PositionedRecords.from(records(GOOD, null));

    assertThat(replayed.union(first).select(rejectIdentity(col("first_position"))).collectAsList())
        .containsExactly(RowFactory.create("item_sales/3/42/1"), RowFactory.create((Object) null));
  }

  private static List<Row> positions(List<Row> headers) {
    return PositionedRecords.from(records(GOOD, headers)).collectAsList().stream()
        .map(row -> row.<Row>getAs("first_position"))
        .toList();
  }

  private static Dataset<Row> records(String value, List<Row> headers) {
    Row[] array = headers == null ? null : headers.toArray(Row[]::new);
    Row record = RowFactory.create(value.getBytes(UTF_8), "item_sales", 0, 99L, array);
    return spark.createDataFrame(List.of(record), RECORDS);
  }

  private static List<Row> headers(Map<String, String> texts) {
    var headers = new ArrayList<Row>();
    texts.forEach((name, value) -> headers.add(header(name, value)));
    return headers;
  }

  private static Row header(String name, String value) {
    return RowFactory.create(name, value == null ? null : value.getBytes(UTF_8));
  }
}
