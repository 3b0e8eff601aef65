package shop;

import static org.apache.spark.sql.functions.col;

import com.objectstream.sales.transform.spark.SaleLines;
import java.time.ZoneId;
import org.apache.spark.sql.SparkSession;

/** A folder of messages to a folder of their sales and rejects. */
public final class SalesBatch {
  public static void main(String[] args) {
    SparkSession spark = SparkSession.builder().getOrCreate();
    SaleLines.in(ZoneId.of("Europe/Berlin"))
        .value("body")
        .placedBy(col("queue"), col("number"))
        .parse(spark.read().parquet(args[0]))
        .write()
        .parquet(args[1]);
  }
}
