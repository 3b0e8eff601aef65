package com.objectstream.sales.transform.spark;

import static com.objectstream.sales.transform.RejectReason.EMPTY_VALUE;
import static com.objectstream.sales.transform.RejectReason.INVALID_UTF8;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.model.SaleColumns;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.ParsedLine;
import com.objectstream.sales.transform.ParsedLines;
import com.objectstream.sales.transform.ParsedSale;
import com.objectstream.sales.transform.Reject;
import com.objectstream.sales.transform.SaleParser;
import com.objectstream.sales.transform.SaleRules;
import com.objectstream.sales.transform.SaleTime;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The lines of one value as rows: what all functions of this package call. */
final class SaleRows implements Serializable {
  /** What a line becomes. */
  static final StructType ROW =
      new StructType()
          .add(ResultColumns.LINE, DataTypes.IntegerType)
          .add(SaleColumns.STORE_ID, DataTypes.StringType)
          .add(SaleColumns.TIMESTAMP_DT, DataTypes.DateType)
          .add(SaleColumns.TIMESTAMP_MS, DataTypes.TimestampType)
          .add(SaleColumns.ITEM_ID, DataTypes.StringType)
          .add(SaleColumns.SALE_ID, DataTypes.StringType)
          .add(SaleColumns.ITEM_NAME, DataTypes.StringType)
          .add(SaleColumns.ITEM_SOLD, DataTypes.IntegerType)
          .add(ResultColumns.REJECT_REASON, DataTypes.StringType)
          .add(ResultColumns.REJECT_DETAIL, DataTypes.StringType)
          .add(ResultColumns.REJECT_VALUE, DataTypes.BinaryType);

  /** What a value becomes. */
  static final DataType ROWS = DataTypes.createArrayType(ROW);

  private static final long serialVersionUID = 1L;

  /** What Spark puts in place of bytes that are not UTF-8 when it makes a Java text of them. */
  private static final char REPLACEMENT = '\ufffd';

  /** The same in UTF-8, a char a byte. */
  private static final String REPLACEMENT_BYTES = "\u00ef\u00bf\u00bd";

  private static final String REPLACED =
      "the text holds U+FFFD, which may stand for bytes that are not UTF-8: give CAST(… AS BINARY)";

  private final SaleParser parser;
  private final boolean passesOverBlank;

  /**
   * By these rules.
   *
   * @param passesOverBlank whether a value without any line is no row, rather than a reject
   */
  SaleRows(SaleRules rules, boolean passesOverBlank) {
    this.parser = new SaleParser(rules);
    this.passesOverBlank = passesOverBlank;
  }

  /**
   * The lines of a value.
   *
   * @param place of the value, null if it has none; then sales without their own identity have none
   */
  Row[] of(byte[] value, ZoneId zone, String place) {
    var rows = new ArrayList<Row>(1);
    ParsedLines lines = parser.lines(value);
    while (lines.hasNext()) {
      ParsedLine line = lines.next();
      if (!(passesOverBlank && isEmptyValue(line))) {
        rows.add(row(line, zone, place));
      }
    }
    return rows.toArray(Row[]::new);
  }

  private static boolean isEmptyValue(ParsedLine line) {
    return line instanceof Reject reject && reject.code().equals(EMPTY_VALUE.name());
  }

  /** The lines of a text, whose bytes may have been replaced before: such a line is no sale. */
  Row[] of(String text, ZoneId zone, String place) {
    byte[] value = text.getBytes(UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return of(value, zone, place);
    }
    var rows = new ArrayList<Row>();
    ParsedLines lines = parser.lines(value);
    while (lines.hasNext()) {
      ParsedLine line = lines.next();
      Reject replaced = lines.reject(INVALID_UTF8, REPLACED);
      boolean isReplaced = new String(replaced.value(), ISO_8859_1).contains(REPLACEMENT_BYTES);
      rows.add(row(isReplaced ? replaced : line, zone, place));
    }
    return rows.toArray(Row[]::new);
  }

  private static Row row(ParsedLine line, ZoneId zone, String place) {
    return line instanceof ParsedSale sale ? row(sale, zone, place) : row((Reject) line);
  }

  private static Row row(ParsedSale sale, ZoneId zone, String place) {
    SaleEvent event = sale.event();
    return RowFactory.create(
        sale.line(),
        event.storeId(),
        SaleTime.dayOf(event.timestampMs(), zone),
        Instant.ofEpochMilli(event.timestampMs()),
        event.itemId(),
        place == null ? event.saleId().orElse(null) : sale.identityAt(place),
        event.itemName().orElse(null),
        event.itemSold(),
        null,
        null,
        null);
  }

  private static Row row(Reject reject) {
    var values = new Object[ROW.length()];
    values[ROW.fieldIndex(ResultColumns.LINE)] = reject.line();
    values[ROW.fieldIndex(ResultColumns.REJECT_REASON)] = reject.code();
    values[ROW.fieldIndex(ResultColumns.REJECT_DETAIL)] = reject.detail();
    values[ROW.fieldIndex(ResultColumns.REJECT_VALUE)] = reject.value();
    return RowFactory.create(values);
  }
}
