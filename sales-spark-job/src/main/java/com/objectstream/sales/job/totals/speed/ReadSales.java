package com.objectstream.sales.job.totals.speed;

import static org.apache.spark.sql.functions.expr;

import com.objectstream.sales.model.SaleColumns;
import com.objectstream.sales.transform.ParsedLine;
import com.objectstream.sales.transform.ParsedLines;
import com.objectstream.sales.transform.ParsedSale;
import com.objectstream.sales.transform.SaleParser;
import com.objectstream.sales.transform.SaleTime;
import com.objectstream.sales.transform.source.RejectHeaders;
import com.objectstream.sales.transform.source.SourcePosition;
import com.objectstream.sales.transform.totals.SaleKey;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The sales of Kafka records, by the parser, the rules and the identity that the job stores them
 * with; what is no sale is left out, as the job rejects it. A row a sale:
 *
 * <pre>
 * store_id      timestamp_dt timestamp_ms  item_id    sale_id         item_sold event_time
 * Hermitage - 1 17711        1530305100936 plates-235 item_sales/3/42 23        2018-06-29 20:45:00.936
 * </pre>
 */
record ReadSales(SaleParser parser, ZoneId zone) {
  /** Column: the time that moves the watermark, see {@link #eventTime}. */
  static final String EVENT_TIME = "event_time";

  private static final StructType ROW =
      new StructType()
          .add(SaleColumns.STORE_ID, DataTypes.StringType, false)
          .add(SaleColumns.TIMESTAMP_DT, DataTypes.LongType, false)
          .add(SaleColumns.TIMESTAMP_MS, DataTypes.LongType, false)
          .add(SaleColumns.ITEM_ID, DataTypes.StringType, false)
          .add(SaleColumns.SALE_ID, DataTypes.StringType, false)
          .add(SaleColumns.ITEM_SOLD, DataTypes.IntegerType, false)
          .add(EVENT_TIME, DataTypes.LongType, false);

  /**
   * The sales of some records.
   *
   * @param records with the columns of Kafka's source
   */
  static Dataset<Row> of(Dataset<Row> records, SaleParser parser, ZoneId zone) {
    FlatMapFunction<Row, Row> sales = row -> new ReadSales(parser, zone).of(row);
    return records
        .selectExpr(
            "topic",
            "partition",
            "offset",
            "unix_millis(timestamp)",
            "unix_millis(current_timestamp())", // in a stream the time of the micro-batch
            "value",
            "headers")
        .where("value IS NOT NULL")
        .flatMap(sales, Encoders.row(ROW))
        .withColumn(EVENT_TIME, expr("timestamp_millis(" + EVENT_TIME + ")"));
  }

  private Iterator<Row> of(Row record) {
    SourcePosition first = firstPosition(record);
    long recordTime = record.getLong(3);
    long batchTime = record.getLong(4);
    var sales = new ArrayList<Row>(1);
    ParsedLines lines = parser.lines(record.<byte[]>getAs(5));
    while (lines.hasNext()) {
      ParsedLine line = lines.next();
      if (line instanceof ParsedSale sale) {
        sales.add(row(sale, first.ofLine(sale.line()), recordTime, batchTime));
      }
    }
    return sales.iterator();
  }

  private Row row(ParsedSale sale, SourcePosition place, long recordTime, long batchTime) {
    long soldAt = sale.event().timestampMs();
    SaleKey key =
        SaleKey.of(sale.event(), place.identityOf(sale.event()), SaleTime.epochDayOf(soldAt, zone));
    return RowFactory.create(
        key.storeId(),
        key.epochDay(),
        key.timestampMs(),
        key.itemId(),
        key.saleId(),
        sale.event().itemSold(),
        eventTime(soldAt, recordTime, batchTime));
  }

  /**
   * The smallest of the three, so that no date in the future makes everything else late; of records
   * that are read long after they came, the time of the record bounds it.
   *
   * @param recordTime epoch milliseconds; negative if it has none
   * @param batchTime of the micro-batch
   */
  static long eventTime(long soldAt, long recordTime, long batchTime) {
    long bound = recordTime < 0 ? batchTime : Math.min(recordTime, batchTime);
    return Math.min(soldAt, bound);
  }

  private static SourcePosition firstPosition(Row record) {
    var here =
        SourcePosition.ofRecord(
            record.getString(0), record.getInt(1), record.getLong(2), record.getLong(3));
    List<Row> headers = record.isNullAt(6) ? Collections.emptyList() : record.getList(6);
    return RejectHeaders.firstPosition(here, name -> last(headers, name));
  }

  /** Null if there is none, as {@link RejectHeaders} has it. */
  private static byte[] last(List<Row> headers, String name) {
    byte[] value = null;
    for (Row header : headers) {
      if (header.getString(0).equals(name)) {
        value = header.getAs(1);
      }
    }
    return value;
  }
}
