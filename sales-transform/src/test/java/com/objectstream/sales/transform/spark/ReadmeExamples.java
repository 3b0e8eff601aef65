package com.objectstream.sales.transform.spark;

import static org.apache.spark.sql.functions.col;

import com.objectstream.sales.transform.ParsedLine;
import com.objectstream.sales.transform.ParsedSale;
import com.objectstream.sales.transform.Reject;
import com.objectstream.sales.transform.SaleParser;
import com.objectstream.sales.transform.SaleRules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The examples of the READMEs; what stands between the marks is there word for word. */
final class ReadmeExamples {
  private ReadmeExamples() {}

  static Dataset<Row> frame(Dataset<Row> records) {
    // README
    Dataset<Row> lines =
        SaleLines.in(ZoneId.of("UTC"))
            .placedBy(col("topic"), col("partition"), col("offset"))
            .rules(SaleRules.standard().maxItemSold(1_000))
            .parse(records);
    Dataset<Row> sales = lines.where("reject_reason IS NULL");
    Dataset<Row> rejects = lines.where("reject_reason IS NOT NULL");
    // end
    return sales
        .select("store_id", "timestamp_dt", "item_id", "item_sold", "sale_id", "reject_reason")
        .union(
            rejects.select(
                "store_id", "timestamp_dt", "item_id", "item_sold", "sale_id", "reject_reason"));
  }

  static void plain(Path file, PrintStream out) throws IOException {
    // README
    var parser = new SaleParser(SaleRules.standard().maxItemSold(1_000));
    try (Stream<ParsedLine> lines = parser.read(Files.newInputStream(file))) {
      lines.forEach(
          line -> {
            if (line instanceof ParsedSale sale) {
              out.println(sale.identityAt("june.jsonl") + " sold " + sale.event().itemSold());
            } else if (line instanceof Reject reject) {
              out.println(reject.code() + ": " + reject.detail());
            }
          });
    }
    // end
  }
}
