package shop;

import com.objectstream.sales.transform.spark.SaleLines;
import java.time.ZoneId;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;

/** The same, as files arrive. */
public final class SalesStream {
  public static void main(String[] args) throws Exception {
    SparkSession spark = SparkSession.builder().getOrCreate();
    Dataset<Row> messages =
        spark.readStream().schema("queue string, number int, body binary").parquet(args[0]);
    SaleLines lines = SaleLines.in(ZoneId.of("Europe/Berlin")).value("body").into("sale");
    lines
        .parse(messages)
        .writeStream()
        .trigger(Trigger.AvailableNow())
        .option("checkpointLocation", args[2])
        .start(args[1])
        .awaitTermination();
  }
}
