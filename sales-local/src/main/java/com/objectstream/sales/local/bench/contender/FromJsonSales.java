package com.objectstream.sales.local.bench.contender;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.to_date;

import com.objectstream.sales.local.bench.contender.Contender.MeasuredWork;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.model.SaleColumns;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Sales read as tutorials do: with the column functions of Spark, for good events only. */
final class FromJsonSales {
  private static final StructType JSON =
      new StructType()
          .add(SaleColumns.ITEM_ID, DataTypes.StringType)
          .add(SaleColumns.ITEM_SOLD, DataTypes.IntegerType)
          .add(SaleColumns.ITEM_NAME, DataTypes.StringType)
          .add(SaleColumns.TIMESTAMP_MS, DataTypes.StringType)
          .add(SaleColumns.STORE_ID, DataTypes.StringType)
          .add(SaleColumns.SALE_ID, DataTypes.StringType);

  private FromJsonSales() {}

  /** Has a sink of Spark store the sales of a topic, to the end of what is there. */
  static MeasuredWork stored(
      BenchSite site, String topic, UnaryOperator<DataStreamWriter<Row>> sink) {
    DataStreamWriter<Row> query =
        sink.apply(of(site, topic).writeStream())
            .option("checkpointLocation", site.newCheckpoint())
            .trigger(Trigger.AvailableNow());
    return MeasuredWork.timed(() -> query.start().awaitTermination());
  }

  /** The columns of the table for each record of the topic. */
  private static Dataset<Row> of(BenchSite site, String topic) {
    return site.spark()
        .readStream()
        .format("kafka")
        .option("kafka.bootstrap.servers", site.servers().kafka().bootstrapServers())
        .option("subscribe", topic)
        .option("startingOffsets", "earliest")
        .load()
        .select(from_json(col("value").cast(DataTypes.StringType), JSON).as("sale"))
        .select("sale.*")
        .withColumn(
            SaleColumns.TIMESTAMP_MS,
            timestamp_millis(col(SaleColumns.TIMESTAMP_MS).cast(DataTypes.LongType)))
        .withColumn(SaleColumns.TIMESTAMP_DT, to_date(col(SaleColumns.TIMESTAMP_MS)));
  }
}
