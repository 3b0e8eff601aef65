package com.objectstream.sales.local.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.transform.Reject;
import com.objectstream.sales.transform.RejectReason;
import com.objectstream.sales.transform.source.RejectHeaders;
import com.objectstream.sales.transform.source.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Records of the dead letter topic as rows. */
class RejectedFrameTest {
  private static final byte[] LINE = "plates".getBytes(UTF_8);
  private static final StructType RECORDS =
      StructType.fromDDL(
          "value binary, topic string, partition int, offset bigint,"
              + " headers array<struct<key string, value binary>>");
  private static final Row NO_REJECT =
      RowFactory.create(LINE, null, "", null, "item_sales_dlq, partition 0, offset 99");

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
  void tellsWhereALineWasReadFirstAndHowOftenItWasRejected() {
    assertThat(row(headers())).isEqualTo(reject(2));
  }

  @Test
  void tellsNothingOfOtherRecords() {
    assertThat(row(null)).isEqualTo(NO_REJECT);
    assertThat(row(List.of())).isEqualTo(NO_REJECT);
    assertThat(row(List.of(header("traceparent", "00-0af7651916cd43dd")))).isEqualTo(NO_REJECT);
  }

  @Test
  void takesARecordThatLacksAHeaderForNoReject() {
    List<Row> incomplete = headers();
    incomplete.removeIf(header -> header.getString(0).equals("sales.line"));
    assertThat(row(incomplete)).isEqualTo(NO_REJECT);

    incomplete.add(header("sales.line", null));
    assertThat(row(incomplete)).isEqualTo(NO_REJECT);
  }

  @Test
  void takesTheLastOfSeveralHeadersOfOneName() {
    List<Row> twice = headers();
    twice.add(header("sales.attempt", "7"));

    assertThat(row(twice)).isEqualTo(reject(7));
  }

  private static Row reject(int attempt) {
    return RowFactory.create(
        LINE, "item_sales", "item_sales/3/42/1", attempt, "item_sales_dlq, partition 0, offset 99");
  }

  private static Row row(List<Row> headers) {
    Row[] array = headers == null ? null : headers.toArray(Row[]::new);
    Row record = RowFactory.create(LINE, "item_sales_dlq", 0, 99L, array);
    return RejectedLines.from(spark.createDataFrame(List.of(record), RECORDS))
        .collectAsList()
        .get(0);
  }

  /** Those of the second line of offset 42 of partition 3, which was rejected once before. */
  private static List<Row> headers() {
    var headers = new ArrayList<Row>();
    RejectHeaders.write(
        new SourcePosition("item_sales", 3, 42, 0, 1, OptionalLong.empty()),
        new Reject(1, RejectReason.MALFORMED_JSON, "no", LINE),
        (name, value) -> headers.add(RowFactory.create(name, value)));
    return headers;
  }

  private static Row header(String name, String value) {
    return RowFactory.create(name, value == null ? null : value.getBytes(UTF_8));
  }
}
