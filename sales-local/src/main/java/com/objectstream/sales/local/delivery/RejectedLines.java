package com.objectstream.sales.local.delivery;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import com.objectstream.sales.job.kafka.source.KafkaSource;
import com.objectstream.sales.transform.source.RejectHeaders;
import com.objectstream.sales.transform.source.SourcePosition;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Iterator;
import scala.collection.Seq;

/**
 * What the dead letter topic holds now. For a line that was read at offset 42 of partition 3:
 *
 * <pre>
 * value topic      place             attempt record
 * …     item_sales item_sales/3/42/0 1       item_sales_dlq, partition 0, offset 7
 * </pre>
 *
 * A record that is no reject, as its headers are missing, has no topic, no attempt and an empty
 * place. What is a reject is said by {@link RejectHeaders}; the last header of each name counts.
 */
final class RejectedLines {
  static final String VALUE = "value";
  static final String TOPIC = "topic";
  static final String PLACE = "place";
  static final String ATTEMPT = "attempt";
  static final String RECORD = "record";

  private static final String TOLD = "told";
  private static final StructType TOLD_BY_HEADERS =
      new StructType()
          .add(TOPIC, DataTypes.StringType)
          .add(PLACE, DataTypes.StringType)
          .add(ATTEMPT, DataTypes.IntegerType);

  private RejectedLines() {}

  static Dataset<Row> of(KafkaSource source, String dlqTopic, SparkSession spark) {
    return from(
        spark
            .read()
            .format("kafka")
            .options(source.clientOptions())
            .option("subscribe", dlqTopic)
            .option("startingOffsets", "earliest")
            .option("endingOffsets", "latest")
            .option("includeHeaders", true)
            .load());
  }

  /** The lines of records of Spark's Kafka source. */
  static Dataset<Row> from(Dataset<Row> records) {
    return records
        .withColumn(TOLD, told(col("headers")))
        .select(
            coalesce(col(VALUE), lit(new byte[0])).as(VALUE),
            col(TOLD).getField(TOPIC).as(TOPIC),
            coalesce(col(TOLD).getField(PLACE), lit("")).as(PLACE),
            col(TOLD).getField(ATTEMPT).as(ATTEMPT),
            record().as(RECORD));
  }

  /** Not deterministic only by name, or it may be called once for every field of it. */
  private static Column told(Column headers) {
    UDF1<Seq<Row>, Row> read =
        all ->
            all == null
                ? null
                : RejectHeaders.read(name -> last(all, name)).map(RejectedLines::row).orElse(null);
    return udf(read, TOLD_BY_HEADERS).asNondeterministic().apply(headers);
  }

  private static Row row(SourcePosition position) {
    return RowFactory.create(position.topic(), position.rejectIdentity(), position.attempt());
  }

  private static byte[] last(Seq<Row> headers, String name) {
    byte[] value = null;
    for (Iterator<Row> each = headers.iterator(); each.hasNext(); ) {
      Row header = each.next();
      if (name.equals(header.getString(0))) {
        value = (byte[]) header.get(1);
      }
    }
    return value;
  }

  private static Column record() {
    return concat(
        col(TOPIC), lit(", partition "), col("partition"), lit(", offset "), col("offset"));
  }
}
