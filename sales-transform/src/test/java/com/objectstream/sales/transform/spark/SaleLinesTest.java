package com.objectstream.sales.transform.spark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline_outer;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.objectstream.sales.transform.SaleRules;
import com.objectstream.sales.transform.testing.ParsedFrame;
import com.objectstream.sales.transform.testing.TestSale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaleLinesTest {
  private static final String PLATES = TestSale.plates().json();
  private static final Instant AFTERNOON_OF_29_JUNE_2018 = Instant.ofEpochMilli(1530305100936L);
  private static final StructType RECORDS =
      new StructType()
          .add("value", DataTypes.BinaryType)
          .add("topic", DataTypes.StringType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType);

  private final SparkSession spark = LocalSpark.session();
  private final SaleLines ofRecords =
      SaleLines.in(UTC).placedBy(col("topic"), col("partition"), col("offset"));

  @TempDir private Path directory;

  @Test
  void yieldsTheReferenceMessageAsOneRow() {
    assertThat(ofRecords.parse(record(PLATES)).drop("value").collectAsList())
        .containsExactly(
            RowFactory.create(
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
    for (String zone : List.of("Europe/Moscow", "Asia/Tokyo")) {
      assertThat(SaleLines.in(ZoneId.of(zone)).parse(record(PLATES)).select("timestamp_dt").first())
          .isEqualTo(RowFactory.create(LocalDate.of(2018, 6, zone.startsWith("A") ? 30 : 29)));
    }
  }

  @Test
  void givesEachLineARowAndAnIdentityOfItsOwn() {
    String identified = TestSale.plates().identified("536365-0").json();
    Dataset<Row> frame = record(PLATES + "\n\nnonsense\n" + PLATES + "\n" + identified);

    assertThat(identities(ofRecords.parse(frame)))
        .containsExactly(
            tuple(0, "item_sales/3/42", null),
            tuple(2, null, "MALFORMED_JSON"),
            tuple(3, "item_sales/3/42/3", null),
            tuple(4, "536365-0", null));
  }

  @Test
  void makesNoIdentityUp() {
    String value = PLATES + "\n" + TestSale.plates().identified("536365-0").json();

    assertThat(identities(SaleLines.in(UTC).parse(record(value))))
        .containsExactly(tuple(0, null, null), tuple(1, "536365-0", null));
    assertThat(
            identities(
                SaleLines.in(UTC)
                    .placedBy(col("topic"), lit(null).cast("int"), col("offset"))
                    .parse(record(value))))
        .containsExactly(tuple(0, null, null), tuple(1, "536365-0", null));
  }

  @Test
  void keepsTheBytesOfARejectAndLeavesTheColumnsOfASaleNull() {
    var reject = new Object[11];
    reject[0] = 1;
    reject[8] = "NOT_AN_OBJECT";
    reject[9] = "the line is [1]: give a JSON object";
    reject[10] = "[1]".getBytes(UTF_8);

    assertThat(ofRecords.into("sale").parse(record("\n[1]")).select("sale.*").first())
        .isEqualTo(RowFactory.create(reject));
  }

  @Test
  void keepsAValueThatIsNullOrHasNoLine() {
    assertThat(identities(ofRecords.parse(record(null)))).containsExactly(tuple(null, null, null));
    assertThat(identities(ofRecords.into("sale").parse(record(null)).select("sale.*")))
        .containsExactly(tuple(null, null, null));
    assertThat(identities(ofRecords.parse(record(" \n"))))
        .containsExactly(tuple(0, null, "EMPTY_VALUE"));
  }

  @Test
  void readsTheLinesOfATextFileAndPassesOverBlankOnes() throws IOException {
    byte[] latin1 =
        ("\n" + PLATES + "\n \t\n" + PLATES.replace("Plates", "Pl\u00e4te") + "\n{}\n\n")
            .getBytes(ISO_8859_1);
    Files.write(directory.resolve("june.jsonl"), latin1);
    Dataset<Row> text = spark.read().text(directory.toString());

    for (SaleLines lines : List.of(SaleLines.in(UTC), SaleLines.in(UTC).into("sale"))) {
      Dataset<Row> parsed = lines.textLines().parse(text);
      ParsedFrame.of(parsed.columns().length == 2 ? parsed.select("sale.*") : parsed)
          .hasSales(TestSale.plates().event())
          .hasRejects("INVALID_UTF8", "MISSING_FIELD");
      assertThat(parsed.count()).isEqualTo(3);
    }
    ParsedFrame.of(SaleLines.in(UTC).parse(text))
        .hasRejects("INVALID_UTF8", "MISSING_FIELD", "EMPTY_VALUE", "EMPTY_VALUE", "EMPTY_VALUE");
  }

  @Test
  void numbersTheLinesOfAWholeFile() throws IOException {
    Files.writeString(directory.resolve("june.jsonl"), PLATES + "\n\n" + PLATES);
    Dataset<Row> files = spark.read().option("wholetext", true).text(directory.toString());

    Dataset<Row> parsed = SaleLines.in(UTC).placedBy(lit("june.jsonl")).parse(files);

    assertThat(identities(parsed))
        .containsExactly(tuple(0, "june.jsonl", null), tuple(2, "june.jsonl/2", null));
  }

  @Test
  void putsResultsIntoAStructOfAFrameThatHasTheirNames() {
    Dataset<Row> frame =
        record(PLATES).withColumn("Store_Id", lit("mine")).withColumn("parsed", lit(1));

    Dataset<Row> parsed = ofRecords.into("sale").parse(frame);

    assertThat(parsed.columns())
        .containsExactly("value", "topic", "partition", "offset", "Store_Id", "parsed", "sale");
    assertThat(parsed.select("Store_Id", "sale.store_id", "sale.line").first())
        .isEqualTo(RowFactory.create("mine", "Hermitage - 1", 0));
  }

  @Test
  void readsColumnsOfAnyName() {
    Dataset<Row> frame =
        record(PLATES)
            .withColumnRenamed("value", "file.`body`")
            .withColumnRenamed("offset", "file.name");

    assertThat(
            identities(
                SaleLines.in(UTC).value("FILE.`body`").placedBy(col("`file.name`")).parse(frame)))
        .containsExactly(tuple(0, "42", null));
  }

  @Test
  void readsByRulesOfOnesOwn() {
    SaleRules rules = SaleRules.standard().maxItemSold(20);

    assertThat(identities(SaleLines.in(UTC).rules(rules).parse(record(PLATES))))
        .containsExactly(tuple(0, null, "ITEM_SOLD_OUT_OF_RANGE"));
  }

  @Test
  void givesAFunctionForAGenerator() {
    Dataset<Row> frame =
        spark.createDataset(List.of(PLATES), org.apache.spark.sql.Encoders.STRING()).toDF("body");

    assertThat(
            identities(
                frame.select(inline_outer(SaleLines.in(UTC).placedBy(lit(7)).lines(col("body"))))))
        .containsExactly(tuple(0, "7", null));
  }

  @Test
  void readsAStreamAsABatch() throws Exception {
    Files.writeString(directory.resolve("june.jsonl"), PLATES + "\n\n{}\n");
    Dataset<Row> text =
        spark
            .readStream()
            .schema(new StructType().add("value", "string"))
            .text(directory.toString());

    var query =
        SaleLines.in(UTC)
            .textLines()
            .parse(text)
            .writeStream()
            .format("memory")
            .queryName("parsed_stream")
            .start();
    query.processAllAvailable();
    query.stop();

    ParsedFrame.of(spark.table("parsed_stream"))
        .hasSales(TestSale.plates().event())
        .hasRejects("MISSING_FIELD");
  }

  private Dataset<Row> record(String value) {
    byte[] bytes = value == null ? null : value.getBytes(UTF_8);
    return spark.createDataFrame(List.of(RowFactory.create(bytes, "item_sales", 3, 42L)), RECORDS);
  }

  private static List<org.assertj.core.groups.Tuple> identities(Dataset<Row> lines) {
    return lines.select("line", "sale_id", "reject_reason").collectAsList().stream()
        .map(row -> tuple(row.get(0), row.get(1), row.get(2)))
        .toList();
  }
}
