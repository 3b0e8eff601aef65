package com.objectstream.sales.transform.spark;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.explode_outer;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.inline_outer;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import com.objectstream.sales.transform.SaleRules;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Any frame, of a batch or a stream, to one row a line, each a sale or a reject with its reason.
 *
 * <pre>{@code
 * Dataset<Row> lines =
 *     SaleLines.in(ZoneId.of("Europe/Berlin"))
 *         .value("body")
 *         .placedBy(col("queue"), col("number"))
 *         .parse(frame);
 * }</pre>
 *
 * <p>In: a frame with a binary or string column. Out: its own columns as they were, and the columns
 * of {@link #schema}. The reference message as {@code body} of number 42 of queue q (the columns of
 * the frame are left out here):
 *
 * <pre>
 * line store_id      timestamp_dt timestamp_ms            item_id    sale_id item_name item_sold reject_reason reject_detail reject_value
 * 0    Hermitage - 1 2018-06-29   2018-06-29 22:45:00.936 plates-235 q/42    Plates    23        null          null          null
 * </pre>
 *
 * <p>A reject has null in the columns of a sale. A null value is one row with null in all of these
 * columns, {@code line} too, so that it can be counted.
 *
 * <p><b>Identity</b>: {@code sale_id} is the sale's own. A sale without one has its place, see
 * {@link #placedBy}; without a place it has none (null).
 *
 * <p><b>Cost</b>: the parser is called once a record, whatever is selected later, and a filter on
 * columns of the frame reaches its source. All lines of one value are in memory together; {@code
 * SaleParser} in plain Java holds one.
 *
 * <p>An instance is a value: each method gives another one.
 */
public final class SaleLines {
  private static final String VALUE = "value";

  private final ZoneId zone;
  private final SaleRules rules;
  private final String value;
  private final List<Column> place;
  private final boolean isText;
  private final Optional<String> into;

  private SaleLines(
      ZoneId zone,
      SaleRules rules,
      String value,
      List<Column> place,
      boolean isText,
      Optional<String> into) {
    this.zone = zone;
    this.rules = rules;
    this.value = value;
    this.place = place;
    this.isText = isText;
    this.into = into;
  }

  /**
   * Lines of the column {@code value} by the rules of the topic.
   *
   * @param zone gives the calendar day of a sale, whatever the zone of Spark or of the machine: the
   *     reference message has {@code timestamp_dt} 2018-06-29 in UTC, 2018-06-30 in Asia/Tokyo
   * @return a way from frames to lines
   */
  public static SaleLines in(ZoneId zone) {
    return new SaleLines(
        requireNonNull(zone, "zone"),
        SaleRules.standard(),
        VALUE,
        List.of(),
        false,
        Optional.empty());
  }

  /**
   * The columns of a line: {@code line int, store_id string, timestamp_dt date, timestamp_ms
   * timestamp, item_id string, sale_id string, item_name string, item_sold int, reject_reason
   * string, reject_detail string, reject_value binary}.
   *
   * @return the columns, of which all but {@code line} may be null
   */
  public static StructType schema() {
    return SaleRows.ROW;
  }

  /**
   * Reads this column instead of {@code value}.
   *
   * @param column its name as it is, so {@code file.body} is no field of a struct {@code file};
   *     binary or string. Large and small letters are one or two, as Spark is set ({@code
   *     spark.sql.caseSensitive})
   * @return the same, but for the column
   */
  public SaleLines value(String column) {
    return new SaleLines(zone, rules, requireNonNull(column, "column"), place, isText, into);
  }

  /**
   * Gives sales without an identity that of their place: these columns joined by {@code '/'}, and
   * from the second line of a value on the line. With {@code placedBy(col("topic"),
   * col("partition"), col("offset"))} a Kafka record has the identities that the job gives it:
   *
   * <pre>
   * topic      partition offset line sale_id
   * item_sales 3         42     0    item_sales/3/42
   * item_sales 3         42     1    item_sales/3/42/1
   * </pre>
   *
   * <p>Together they must be different for each row, and the same when it is read again: the name
   * of a file does for a row a file ({@code wholetext}), not for a row a line, whose sales would
   * all be one. Where one of them is null, so is the identity.
   *
   * @param columns of any type that has a text: no binary, array, map or struct
   * @return the same, but for the place
   */
  public SaleLines placedBy(Column... columns) {
    return new SaleLines(zone, rules, value, List.of(columns), isText, into);
  }

  /**
   * Reads by these rules. With {@code SaleRules.standard().maxItemSold(20)} the reference message
   * is a reject, {@code ITEM_SOLD_OUT_OF_RANGE}.
   *
   * @param tighter that a line must keep to
   * @return the same, but for the rules
   */
  public SaleLines rules(SaleRules tighter) {
    return new SaleLines(zone, requireNonNull(tighter, "rules"), value, place, isText, into);
  }

  /**
   * Says that each row is a line of a text, as {@code spark.read().text(…)} gives it: a blank or
   * null one is passed over and has no row. Otherwise a row is a value as of Kafka, and one without
   * any line is a reject, {@code EMPTY_VALUE}.
   *
   * <pre>
   * value              of a text    otherwise
   * (reference message) 1 row       1 row
   * (blank)             no row      1 row, EMPTY_VALUE
   * null                no row      1 row, all null
   * </pre>
   *
   * @return the same, but for blank rows
   */
  public SaleLines textLines() {
    return new SaleLines(zone, rules, value, place, true, into);
  }

  /**
   * Puts a line into one struct column instead of columns beside those of the frame, for a frame
   * that has names such as {@code store_id} itself: {@code into("sale")} gives {@code
   * sale.store_id}, {@code sale.reject_reason} and so on.
   *
   * @param column name of the struct
   * @return the same, but for the struct
   */
  public SaleLines into(String column) {
    return new SaleLines(zone, rules, value, place, isText, Optional.of(column));
  }

  /**
   * The lines of a frame; see the class for a row and what becomes of it.
   *
   * @param frame of a batch or a stream
   * @return its columns, and those of a line
   * @throws IllegalArgumentException before anything runs, naming every column that is missing, of
   *     another type or there already, and the columns that the frame has
   */
  public Dataset<Row> parse(Dataset<Row> frame) {
    new FrameCheck(frame).requireFits(value, place, into);
    Column lines = lines(col(FrameCheck.quoted(value)));
    Column row =
        into.isPresent()
            ? structs(lines).as(into.get())
            : columns(lines).as(SaleRows.ROW.fieldNames());
    return frame.select(col("*"), row);
  }

  private Column structs(Column lines) {
    return isText ? explode(lines) : explode_outer(lines);
  }

  private Column columns(Column lines) {
    return isText ? inline(lines) : inline_outer(lines);
  }

  /**
   * The lines of a value as {@code array<struct<…>>} of {@link #schema}, to stand in {@code
   * inline_outer}, which evaluates it once a record:
   *
   * <pre>{@code
   * frame.select(col("*"), inline_outer(SaleLines.in(zone).lines(col("body"))))
   * }</pre>
   *
   * For the reference message {@code [{0, Hermitage - 1, 2018-06-29, …}]}, for null null, for a
   * blank value {@code [{0, null, …, EMPTY_VALUE, the value has no line: …, }]}, or {@code []} with
   * {@link #textLines}. It is deterministic, so filters beside it reach the source; used outside of
   * a generator the optimiser may evaluate it once for each use.
   *
   * @param bytes binary or string; see {@link #parse} for a function that checks it
   * @return an array of structs, null for null
   */
  public Column lines(Column bytes) {
    // Only what it needs: a Column is no part of a function that is sent to tasks
    var rows = new SaleRows(rules, isText);
    ZoneId day = zone;
    UDF2<byte[], String, Row[]> parse = (line, at) -> line == null ? null : rows.of(line, day, at);
    return udf(parse, SaleRows.ROWS).apply(bytes.cast(DataTypes.BinaryType), joined());
  }

  /** Null if one of them is, where {@code concat_ws} would leave it out. */
  private Column joined() {
    if (place.isEmpty()) {
      return lit(null).cast(DataTypes.StringType);
    }
    var parts = new ArrayList<Column>();
    for (Column column : place) {
      parts.add(column.cast(DataTypes.StringType));
      parts.add(lit("/"));
    }
    return concat(parts.subList(0, parts.size() - 1).toArray(Column[]::new));
  }
}
