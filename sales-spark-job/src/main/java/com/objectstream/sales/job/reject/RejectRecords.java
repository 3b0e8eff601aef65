package com.objectstream.sales.job.reject;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import com.objectstream.sales.transform.RejectColumns;
import com.objectstream.sales.transform.SourceColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rejects among parsed lines, as records for the dead letter topic.
 *
 * <p>In: what {@link com.objectstream.sales.transform.ParsedSales} yields. Out: {@code key} binary
 * (the record's own), {@code value} binary (the line's own bytes) and {@code headers} as in {@link
 * RejectHeaders}, the columns that Spark's Kafka sink takes.
 */
public final class RejectRecords {
  private static final int FIRST_ATTEMPT = 1;

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
        header(RejectHeaders.TOPIC, col(SourceColumns.TOPIC)),
        header(RejectHeaders.PARTITION, col(SourceColumns.PARTITION)),
        header(RejectHeaders.OFFSET, col(SourceColumns.OFFSET)),
        header(RejectHeaders.MESSAGE, col(RejectColumns.DETAIL)),
        header(RejectHeaders.REASON, col(RejectColumns.REASON)),
        header(RejectHeaders.LINE, col(SourceColumns.LINE)),
        header(RejectHeaders.ATTEMPT, lit(FIRST_ATTEMPT)));
  }

  private static Column header(String name, Column value) {
    return struct(lit(name).as("key"), value.cast("string").cast("binary").as("value"));
  }
}
