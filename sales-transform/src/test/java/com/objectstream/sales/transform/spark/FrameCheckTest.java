package com.objectstream.sales.transform.spark;

import static java.time.ZoneOffset.UTC;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class FrameCheckTest {
  private final SparkSession spark = LocalSpark.session();

  @Test
  void tellsAllProblemsAtOnceBeforeAnythingRuns() {
    Dataset<Row> frame = frame(lit(7).as("body"), lit("x").as("STORE_ID"), lit(1L).as("line"));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SaleLines.in(UTC)
                    .value("body")
                    .placedBy(col("topic"), array(col("line")), col("offset"))
                    .parse(frame))
        .withMessage(
            "this frame cannot be parsed: body is int: give binary or string; no column topic for the"
                + " place; the place array(line) is array<bigint>: give what has a text; no column"
                + " offset for the place; it has line, store_id itself: name a struct for the results"
                + " with into(); its columns are body int, STORE_ID string, line bigint");
  }

  @Test
  void tellsTheColumnThatIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SaleLines.in(UTC).parse(frame(lit("{}").as("body"))))
        .withMessage(
            "this frame cannot be parsed: no column value to read; its columns are body string");
  }

  @Test
  void tellsTheStructThatIsThereAlready() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SaleLines.in(UTC)
                    .into("sale")
                    .parse(frame(lit("{}").as("value"), lit(1).as("Sale"))))
        .withMessage(
            "this frame cannot be parsed: it has sale itself: give into() another name; its columns"
                + " are value string, Sale int");
  }

  @Test
  void takesLargeAndSmallLettersAsSparkIsSet() {
    Dataset<Row> one = frame(lit("{}").as("Value"));
    assertThat(SaleLines.in(UTC).parse(one).count()).isEqualTo(1);

    spark.conf().set("spark.sql.caseSensitive", true);
    Dataset<Row> two = frame(lit("{}").as("Value"), lit("[]").as("value"), lit("x").as("Store_Id"));
    assertThat(SaleLines.in(UTC).parse(two).select("reject_reason").first().getString(0))
        .isEqualTo("NOT_AN_OBJECT");
    assertThatIllegalArgumentException().isThrownBy(() -> SaleLines.in(UTC).parse(one));

    spark.conf().set("spark.sql.caseSensitive", false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SaleLines.in(UTC).into("sale").parse(two))
        .withMessageContaining("2 columns value to read");
  }

  private Dataset<Row> frame(Column... columns) {
    return spark.range(1).select(columns);
  }
}
