package com.objectstream.sales.job.reject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.transform.OriginatedRecords;
import com.objectstream.sales.transform.ParsedSales;
import com.objectstream.sales.transform.SourceColumns;
import java.time.ZoneOffset;
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

class RejectRecordsTest {
  private static final StructType RECORDS =
      new StructType()
          .add(SourceColumns.KEY, DataTypes.BinaryType)
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
  void carriesTheKeyTheLinesOwnBytesAndWhereItWasRead() {
    String good =
        "{\"item_id\":\"i\",\"store_id\":\"s\",\"timestamp_ms\":1530305100936,\"item_sold\":1}";
    Row record =
        RejectRecords.from(lines("the key", good + "\n {\"a\": }\r\n")).collectAsList().get(0);

    assertThat((byte[]) record.getAs("key")).isEqualTo("the key".getBytes(UTF_8));
    assertThat((byte[]) record.getAs("value")).isEqualTo(" {\"a\": }\r".getBytes(UTF_8));
    assertThat(headers(record))
        .containsEntry("__connect.errors.topic", "item_sales")
        .containsEntry("__connect.errors.partition", "3")
        .containsEntry("__connect.errors.offset", "42")
        .containsEntry("sales.reject.reason", "MALFORMED_JSON")
        .containsEntry("sales.line", "1")
        .containsEntry("sales.attempt", "1")
        .containsOnlyKeys(
            "__connect.errors.topic",
            "__connect.errors.partition",
            "__connect.errors.offset",
            "__connect.errors.exception.message",
            "sales.reject.reason",
            "sales.line",
            "sales.attempt");
  }

  @Test
  void tellsOfAReplayedLineWhereItWasReadFirstAndOneAttemptMore() {
    Row record =
        RejectRecords.from(
                lines(
                    "the key",
                    "{",
                    header("__connect.errors.topic", "item_sales"),
                    header("__connect.errors.partition", "1"),
                    header("__connect.errors.offset", "17"),
                    header("sales.line", "4"),
                    header("sales.attempt", "2")))
            .collectAsList()
            .get(0);

    assertThat(headers(record))
        .containsEntry("__connect.errors.topic", "item_sales")
        .containsEntry("__connect.errors.partition", "1")
        .containsEntry("__connect.errors.offset", "17")
        .containsEntry("sales.line", "4")
        .containsEntry("sales.attempt", "3")
        .hasSize(7);
  }

  @Test
  void leavesOutSalesAndSkippedRecords() {
    String good =
        "{\"item_id\":\"i\",\"store_id\":\"s\",\"timestamp_ms\":1530305100936,\"item_sold\":1}";

    assertThat(RejectRecords.from(lines(null, good)).collectAsList()).isEmpty();
    assertThat(RejectRecords.from(lines(null, null)).collectAsList()).isEmpty();
  }

  private static Dataset<Row> lines(String key, String value, Row... headers) {
    Row record = RowFactory.create(bytes(key), bytes(value), "item_sales", 3, 42L, headers);
    return ParsedSales.from(
        OriginatedRecords.from(spark.createDataFrame(List.of(record), RECORDS)), ZoneOffset.UTC);
  }

  private static Row header(String name, String value) {
    return RowFactory.create(name, bytes(value));
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(UTF_8);
  }

  private static Map<String, String> headers(Row record) {
    var headers = new LinkedHashMap<String, String>();
    for (Row header : record.<Row>getList(record.fieldIndex("headers"))) {
      headers.put(header.getString(0), new String((byte[]) header.get(1), UTF_8));
    }
    return headers;
  }
}
