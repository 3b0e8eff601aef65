package com.objectstream.sales.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.ZoneOffset;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginatedRecordsTest {
  private static final String GOOD =
      "{\"item_id\":\"i\",\"store_id\":\"s\",\"timestamp_ms\":1530305100936,\"item_sold\":1}";
  private static final Map<String, String> SECOND_LINE_OF_3_42 =
      Map.of(
          "__connect.errors.topic", "item_sales",
          "__connect.errors.partition", "3",
          "__connect.errors.offset", "42",
          "sales.line", "1",
          "sales.attempt", "2");
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
    assertThat(origins(headers(SECOND_LINE_OF_3_42)))
        .containsExactly(RowFactory.create("item_sales", 3, 42L, 1, 2));
  }

  @Test
  void tellsNothingOfOtherRecords() {
    assertThat(origins(null)).containsOnlyNulls();
    assertThat(origins(List.of())).containsOnlyNulls();
    assertThat(origins(headers(Map.of("traceparent", "00-0af7651916cd43dd")))).containsOnlyNulls();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__connect.errors.topic",
        "__connect.errors.partition",
        "__connect.errors.offset",
        "sales.line",
        "sales.attempt"
      })
  void takesARecordThatLacksAHeaderForNoReplay(String name) {
    var incomplete = new LinkedHashMap<>(SECOND_LINE_OF_3_42);
    incomplete.remove(name);
    assertThat(origins(headers(incomplete))).containsOnlyNulls();

    incomplete.put(name, null);
    assertThat(origins(headers(incomplete))).containsOnlyNulls();
  }

  @ParameterizedTest
  @CsvSource({
    "__connect.errors.topic, ''",
    "__connect.errors.topic, no/topic",
    "__connect.errors.partition, -1",
    "__connect.errors.partition, three",
    "__connect.errors.partition, 2147483648",
    "__connect.errors.offset, -1",
    "__connect.errors.offset, 9223372036854775808",
    "sales.line, -1",
    "sales.line, 2147483647",
    "sales.attempt, 0",
    "sales.attempt, 1.5",
    "sales.attempt, 2147483647"
  })
  void takesARecordWithAnImpossibleHeaderForNoReplay(String name, String value) {
    var impossible = new LinkedHashMap<>(SECOND_LINE_OF_3_42);
    impossible.put(name, value);

    assertThat(origins(headers(impossible))).containsOnlyNulls();
  }

  @Test
  void takesTheLastOfSeveralHeadersOfOneName() {
    List<Row> twice = headers(SECOND_LINE_OF_3_42);
    twice.add(header("sales.attempt", "7"));

    assertThat(origins(twice)).containsExactly(RowFactory.create("item_sales", 3, 42L, 1, 7));
  }

  @Test
  void givesReplayedLinesTheirFirstIdentity() {
    Dataset<Row> lines =
        ParsedSales.from(
            OriginatedRecords.from(records(GOOD + "\n{", headers(SECOND_LINE_OF_3_42))),
            ZoneOffset.UTC);

    assertThat(lines.columns()).contains("origin").doesNotContain("headers");
    assertThat(lines.collectAsList())
        .extracting(
            row -> row.getAs("offset"),
            row -> row.getAs("line"),
            row -> row.getAs("sale_id"),
            row -> row.getAs("reject_reason"))
        .containsExactly(
            tuple(99L, 1, "item_sales/3/42/1", null), tuple(99L, 2, null, "MALFORMED_JSON"));
  }

  @Test
  void leavesOtherLinesTheirOwnIdentity() {
    Dataset<Row> lines =
        ParsedSales.from(OriginatedRecords.from(records(GOOD, null)), ZoneOffset.UTC);

    assertThat(lines.collectAsList())
        .extracting(row -> row.getAs("line"), row -> row.getAs("sale_id"))
        .containsExactly(tuple(0, "item_sales/0/99"));
  }

  private static List<Row> origins(List<Row> headers) {
    return OriginatedRecords.from(records(GOOD, headers)).collectAsList().stream()
        .map(row -> row.<Row>getAs("origin"))
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
