package com.objectstream.sales.transform.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode_outer;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import com.objectstream.sales.model.SaleColumns;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.ParsedLine;
import com.objectstream.sales.transform.ParsedLines;
import com.objectstream.sales.transform.ParsedSale;
import com.objectstream.sales.transform.Reject;
import com.objectstream.sales.transform.SaleParser;
import com.objectstream.sales.transform.SaleTime;
import com.objectstream.sales.transform.source.SourcePosition;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The lines of Kafka records as rows, each a sale or a reject with its reason.
 *
 * <p>In: at least {@code value} binary, {@code topic} string, {@code partition} int and {@code
 * offset} bigint, as Spark's Kafka source gives them, for a batch as for a stream. With the {@code
 * first_position} of {@link PositionedRecords}, a replayed line has the identity and the line
 * number of its first reading.
 *
 * <p>Out: every other column of the record as it was ({@code value} is gone), and one row a line
 * with the columns of {@link #LINES}. For the reference message at offset 42 of partition 3:
 *
 * <pre>
 * line store_id      timestamp_dt timestamp_ms            item_id    sale_id         item_name item_sold reject_reason reject_detail reject_value
 * 0    Hermitage - 1 2018-06-29   2018-06-29 20:45:00.936 plates-235 item_sales/3/42 Plates    23        null          null          null
 * </pre>
 *
 * A line that is no sale has null in the columns of a sale. A record with a null value has one row
 * with null in all of them, {@code line} too: it is skipped, and can still be counted.
 *
 * <p>A SQL function gives all lines of one value at once, so a value of millions of lines needs a
 * heap that holds them together; {@link SaleParser#lines} in plain Java holds one.
 */
public final class ParsedSales {
  /** What a line becomes. */
  public static final StructType LINES =
      new StructType()
          .add(SourceColumns.LINE, DataTypes.IntegerType)
          .add(SaleColumns.STORE_ID, DataTypes.StringType)
          .add(SaleColumns.TIMESTAMP_DT, DataTypes.DateType)
          .add(SaleColumns.TIMESTAMP_MS, DataTypes.TimestampType)
          .add(SaleColumns.ITEM_ID, DataTypes.StringType)
          .add(SaleColumns.SALE_ID, DataTypes.StringType)
          .add(SaleColumns.ITEM_NAME, DataTypes.StringType)
          .add(SaleColumns.ITEM_SOLD, DataTypes.IntegerType)
          .add(RejectColumns.REASON, DataTypes.StringType)
          .add(RejectColumns.DETAIL, DataTypes.StringType)
          .add(RejectColumns.VALUE, DataTypes.BinaryType);

  private static final String PARSED = "parsed";

  private ParsedSales() {}

  /**
   * The function from records to lines, to be used as {@code
   * records.transform(ParsedSales.in(zone)::apply)}.
   *
   * @param zone gives the calendar day of a sale, whatever the zone of Spark or of the machine
   */
  public static UnaryOperator<Dataset<Row>> in(ZoneId zone) {
    return records -> from(records, zone);
  }

  /** The lines of these records, with the calendar day of each sale in this zone. */
  public static Dataset<Row> from(Dataset<Row> records, ZoneId zone) {
    Column[] carried =
        Arrays.stream(records.columns())
            .filter(column -> !column.equals(SourceColumns.VALUE))
            .map(org.apache.spark.sql.functions::col)
            .toArray(Column[]::new);
    Column parsed =
        parser(zone)
            .apply(
                col(SourceColumns.VALUE),
                col(SourceColumns.TOPIC),
                col(SourceColumns.PARTITION),
                col(SourceColumns.OFFSET),
                firstPosition(records));
    return records
        .select(and(carried, parsed.as(PARSED)))
        .select(and(carried, explode_outer(col(PARSED)).as(PARSED)))
        .select(and(carried, col(PARSED + ".*")));
  }

  private static Column firstPosition(Dataset<Row> records) {
    return List.of(records.columns()).contains(SourceColumns.FIRST_POSITION)
        ? col(SourceColumns.FIRST_POSITION)
        : lit(null).cast(PositionedRecords.POSITION);
  }

  private static Column[] and(Column[] columns, Column last) {
    return Stream.concat(Arrays.stream(columns), Stream.of(last)).toArray(Column[]::new);
  }

  /**
   * Not deterministic only by name, or the optimiser may parse a line once for every column of it.
   */
  private static UserDefinedFunction parser(ZoneId zone) {
    var parser = new SaleParser();
    UDF5<byte[], String, Integer, Long, Row, Row[]> parse =
        (value, topic, partition, offset, first) ->
            value == null
                ? null
                : rows(
                    parser.lines(value),
                    first == null
                        ? new SourcePosition(topic, partition, offset, 0, 0, OptionalLong.empty())
                        : PositionedRecords.of(first),
                    zone);
    return udf(parse, DataTypes.createArrayType(LINES)).asNondeterministic();
  }

  private static Row[] rows(ParsedLines lines, SourcePosition first, ZoneId zone) {
    var rows = new ArrayList<Row>(1);
    while (lines.hasNext()) {
      ParsedLine line = lines.next();
      SourcePosition position = first.ofLine(line.line());
      rows.add(
          line instanceof ParsedSale sale
              ? row(position.line(), sale.event(), position.identityOf(sale.event()), zone)
              : row(position.line(), (Reject) line));
    }
    return rows.toArray(Row[]::new);
  }

  private static Row row(int line, SaleEvent event, String identity, ZoneId zone) {
    return RowFactory.create(
        line,
        event.storeId(),
        SaleTime.dayOf(event.timestampMs(), zone),
        Instant.ofEpochMilli(event.timestampMs()),
        event.itemId(),
        identity,
        event.itemName().orElse(null),
        event.itemSold(),
        null,
        null,
        null);
  }

  private static Row row(int line, Reject reject) {
    return RowFactory.create(
        line,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        reject.code(),
        reject.detail(),
        reject.value());
  }
}
