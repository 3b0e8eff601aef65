package com.objectstream.sales.job.reject;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import com.objectstream.sales.transform.RejectColumns;
import com.objectstream.sales.transform.RejectHeaders;
import com.objectstream.sales.transform.SourceColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rejects among parsed lines, as records for the dead letter topic.
 *
 * <p>In: what {@link com.objectstream.sales.transform.ParsedSales} yields from {@link
 * com.objectstream.sales.transform.OriginatedRecords}. Out: {@code key} binary (the record's own),
 * {@code value} binary (the line's own bytes) and {@code headers} as in {@link RejectHeaders}, the
 * columns that Spark's Kafka sink takes. A replayed line tells where it was read first, and one
 * attempt more than its headers did.
 */
public final class RejectRecords {
  private RejectRecords() {}

  /** One record a reject; sales and skipped records are left out. */
  public static Dataset<Row> from(Dataset<Row> lines) {
    return lines
        .filter(col(RejectColumns.REASON).isNotNull())
        .select(
            col(SourceColumns.KEY).as("key"),
            col(RejectColumns.VALUE).as("value"),
            headers().as("headers"));
  }

  private static Column headers() {
    return array(
        header(RejectHeaders.TOPIC, first(SourceColumns.TOPIC)),
        header(RejectHeaders.PARTITION, first(SourceColumns.PARTITION)),
        header(RejectHeaders.OFFSET, first(SourceColumns.OFFSET)),
        header(RejectHeaders.MESSAGE, col(RejectColumns.DETAIL)),
        header(RejectHeaders.REASON, col(RejectColumns.REASON)),
        header(RejectHeaders.LINE, col(SourceColumns.LINE)),
        header(RejectHeaders.ATTEMPT, attempt()));
  }

  /** Of the first reading: a record that is no replay is read for the first time. */
  private static Column first(String column) {
    return coalesce(origin(column), col(column));
  }

  private static Column attempt() {
    return coalesce(origin(SourceColumns.ATTEMPT), lit(0)).plus(1);
  }

  private static Column origin(String column) {
    return col(SourceColumns.ORIGIN).getField(column);
  }

  private static Column header(String name, Column value) {
    return struct(lit(name).as("key"), value.cast("string").cast("binary").as("value"));
  }
}
