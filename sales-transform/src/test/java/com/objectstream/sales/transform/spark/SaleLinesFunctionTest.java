package com.objectstream.sales.transform.spark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstream.sales.transform.RejectReason;
import com.objectstream.sales.transform.SaleRules;
import com.objectstream.sales.transform.testing.BrokenLines;
import com.objectstream.sales.transform.testing.TestSale;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SaleLinesFunctionTest {
  private static final Row PLATES =
      RowFactory.create(
          0,
          "Hermitage - 1",
          LocalDate.of(2018, 6, 30),
          Instant.ofEpochMilli(1530305100936L),
          "plates-235",
          "q/42",
          "Plates",
          23,
          null,
          null,
          null);

  private final SparkSession spark = LocalSpark.session();

  @BeforeEach
  void makeTables() {
    spark
        .createDataset(List.of(TestSale.plates().line()), Encoders.BINARY())
        .createOrReplaceTempView("events");
  }

  @Test
  void isThereByTheExtensions() {
    assertThat(lines("sale_lines(value, 'Asia/Tokyo', concat_ws('/', 'q', 42))"))
        .containsExactly(PLATES);
    assertThat(lines("sale_lines(CAST(value AS STRING), 'Asia/Tokyo', 'q/42')"))
        .containsExactly(PLATES);
    assertThatThrownBy(() -> lines("sale_lines(value)"))
        .hasMessageContaining("sale_lines(value, zone, place) has 3 arguments, not 1");
  }

  @Test
  void isRegisteredWithRules() {
    SaleLinesFunction.register(spark, SaleRules.standard().maxItemSold(20));
    assertThat(lines("sale_lines(value, 'UTC', NULL)"))
        .extracting(row -> row.getAs("reject_reason"))
        .containsExactly("ITEM_SOLD_OUT_OF_RANGE");

    SaleLinesFunction.register(spark);
    assertThat(lines("sale_lines(value, 'Asia/Tokyo', 'q/42')")).containsExactly(PLATES);
  }

  /** As PySpark's registerJavaFunction does it. */
  @Test
  void isRegisteredByTheNameOfItsClass() {
    DataType type = DataType.fromDDL("a array<struct<" + columns() + ">>");
    spark
        .udf()
        .registerJava(
            "my_lines",
            SaleLinesFunction.class.getName(),
            ((org.apache.spark.sql.types.StructType) type).fields()[0].dataType());

    assertThat(lines("my_lines(value, 'Asia/Tokyo', 'q/42')")).containsExactly(PLATES);
  }

  @Test
  void keepsNullAndGivesNoIdentityWithoutAPlace() {
    assertThat(lines("sale_lines(CAST(NULL AS BINARY), 'UTC', NULL)"))
        .containsExactly(RowFactory.create(new Object[11]));
    assertThat(lines("sale_lines(value, 'UTC', NULL)"))
        .extracting(row -> row.getAs("sale_id"))
        .containsOnlyNulls();
  }

  /** Spark has decoded a string before a function sees it. */
  @Test
  void storesNoTextWhoseBytesWereReplaced() {
    byte[] bad = BrokenLines.of(RejectReason.INVALID_UTF8);
    String value = new String(bad, ISO_8859_1) + "\n" + TestSale.plates().json();
    spark
        .createDataset(List.of(value.getBytes(ISO_8859_1)), Encoders.BINARY())
        .createOrReplaceTempView("events");

    assertThat(lines("sale_lines(CAST(value AS STRING), 'UTC', NULL)"))
        .extracting(row -> row.getAs("line"), row -> row.getAs("reject_reason"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0, "INVALID_UTF8"),
            org.assertj.core.groups.Tuple.tuple(1, null));
    assertThat((byte[]) lines("sale_lines(value, 'UTC', NULL)").get(0).getAs("reject_value"))
        .isEqualTo(bad);
  }

  @Test
  void tellsWhatItCannotRead() {
    assertThatThrownBy(() -> lines("sale_lines(42, 'UTC', NULL)"))
        .hasStackTraceContaining(
            "sale_lines(value, zone, place) reads binary or string, not java.lang.Integer");
    assertThatThrownBy(() -> lines("sale_lines(value, 'Mars', NULL)"))
        .hasStackTraceContaining("knows no zone Mars: give one such as 'UTC'");
    assertThatThrownBy(() -> lines("sale_lines(value, NULL, NULL)"))
        .hasStackTraceContaining("knows no zone null: give one such as 'UTC'");
    assertThat(new SaleLinesFunction().call("{}".getBytes(UTF_8), "UTC", null)).hasSize(1);
  }

  private List<Row> lines(String call) {
    return spark.sql("SELECT inline_outer(" + call + ") FROM events").collectAsList();
  }

  /** {@code line int, store_id string, …}, as it stands in the documentation. */
  private static String columns() {
    return SaleLines.schema()
        .toDDL()
        .replace(" INT", ": INT")
        .replace(" STRING", ": STRING")
        .replace(" DATE", ": DATE")
        .replace(" TIMESTAMP", ": TIMESTAMP")
        .replace(" BINARY", ": BINARY");
  }
}
