package com.objectstream.sales.local.delivery;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import com.objectstream.sales.job.kafka.source.KafkaSource;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What the dead letter topic holds now. For a line that was read at offset 42 of partition 3:
 *
 * <pre>
 * value topic      place             attempt record
 * …     item_sales item_sales/3/42/0 1       item_sales_dlq, partition 0, offset 7
 * </pre>
 *
 * A record that is no reject, as its headers are missing, has no topic, no attempt and an empty
 * place.
 */
final class RejectedLines {
  static final String VALUE = SourceColumns.VALUE;
  static final String TOPIC = SourceColumns.TOPIC;
  static final String PLACE = "place";
  static final String ATTEMPT = SourceColumns.ATTEMPT;
  static final String RECORD = "record";

  private RejectedLines() {}

  static Dataset<Row> of(KafkaSource source, String dlqTopic, SparkSession spark) {
    return spark
        .read()
        .format("kafka")
        .options(source.clientOptions())
        .option("subscribe", dlqTopic)
        .option("startingOffsets", "earliest")
        .option("endingOffsets", "latest")
        .option("includeHeaders", true)
        .load()
        .transform(PositionedRecords::from)
        .select(
            coalesce(col(SourceColumns.VALUE), lit(new byte[0])).as(VALUE),
            first(SourceColumns.TOPIC).as(TOPIC),
            place().as(PLACE),
            first(SourceColumns.ATTEMPT).as(ATTEMPT),
            record().as(RECORD));
  }

  private static Column place() {
    return coalesce(PositionedRecords.rejectIdentity(col(SourceColumns.FIRST_POSITION)), lit(""));
  }

  private static Column record() {
    return concat(
        col(SourceColumns.TOPIC),
        lit(", partition "),
        col(SourceColumns.PARTITION),
        lit(", offset "),
        col(SourceColumns.OFFSET));
  }

  private static Column first(String field) {
    return col(SourceColumns.FIRST_POSITION).getField(field);
  }
}
