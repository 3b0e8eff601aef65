package shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.corpus.Corpus;
import shop.corpus.Outcome;

/** Each job of this project reads the corpus; they share a session, as they would in a notebook. */
class SparkTest {
  @TempDir static Path folder;
  private static SparkSession spark;
  private static String messages;

  @BeforeAll
  static void writeTheCorpus() {
    spark = SparkSession.builder().getOrCreate();
    messages = folder.resolve("messages").toString();
    List<Row> rows = new ArrayList<>();
    for (byte[] value : Corpus.values()) {
      rows.add(RowFactory.create("till", rows.size(), value));
    }
    spark
        .createDataFrame(rows, StructType.fromDDL("queue string, number int, body binary"))
        .coalesce(2)
        .write()
        .parquet(messages);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void hasTheSparkThatThisRunIsAbout() {
    assertThat(spark.version()).isEqualTo(System.getProperty("spark.expected"));
  }

  @Test
  void bringsTheModelAndNothingElse() throws Exception {
    assertThat(Files.readAllLines(Path.of("target", "tree.txt")))
        .map(line -> line.replaceFirst(":[^:]*(:compile)?$", ""))
        .containsExactly(
            "shop:spark:jar",
            "\\- com.objectstream.sales:sales-transform:jar",
            "   \\- com.objectstream.sales:sales-model:jar");
  }

  @Test
  void batchReadsTheCorpusAsEveryOtherWay() throws Exception {
    String sales = folder.resolve("batch").toString();
    SalesBatch.main(new String[] {messages, sales});

    assertThat(outcomes(spark.read().parquet(sales), "batch"))
        .hasSameTextualContentAs(placed(Outcome.expected()));
  }

  @Test
  void streamReadsTheCorpusAsEveryOtherWay() throws Exception {
    String sales = folder.resolve("stream").toString();
    SalesStream.main(new String[] {messages, sales, folder.resolve("checkpoint").toString()});

    assertThat(outcomes(spark.read().parquet(sales).select("number", "sale.*"), "stream"))
        .hasSameTextualContentAs(Outcome.expected());
  }

  @Test
  void queryReadsTheCorpusAsEveryOtherWay() throws Exception {
    String sales = folder.resolve("query").toString();
    SalesQuery.main(new String[] {messages, sales});

    assertThat(outcomes(spark.read().parquet(sales), "query"))
        .hasSameTextualContentAs(Outcome.expected());
  }

  private static Path outcomes(Dataset<Row> sales, String way) throws Exception {
    List<Outcome> outcomes = new ArrayList<>();
    for (Row row :
        sales
            .selectExpr(
                "number",
                "line",
                "item_id",
                "store_id",
                "unix_millis(timestamp_ms)",
                "item_sold",
                "item_name",
                "sale_id",
                "reject_reason",
                "reject_detail")
            .collectAsList()) {
      outcomes.add(outcome(row));
    }
    return Outcome.written(outcomes, way);
  }

  private static Outcome outcome(Row row) {
    int value = row.getInt(0);
    int line = row.getInt(1);
    return row.isNullAt(2)
        ? Outcome.reject(value, line, row.getString(8), row.getString(9))
        : Outcome.sale(
            value,
            line,
            row.getString(2),
            row.getString(3),
            row.getLong(4),
            row.getInt(5),
            row.getString(6),
            row.getString(7));
  }

  /** A sale without an identity has that of its place. */
  private static Path placed(Path outcomes) throws Exception {
    return Files.writeString(
        folder.resolve("placed.txt"),
        Files.readString(outcomes)
            .replaceAll("(?m)^(\\d+)\\.0 (sale .*, )null$", "$1.0 $2till/$1")
            .replaceAll("(?m)^(\\d+)\\.(\\d+) (sale .*, )null$", "$1.$2 $3till/$1/$2"));
  }
}
