package com.objectstream.sales.local.delivery;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import com.objectstream.sales.transform.source.RejectHeaders;
import com.objectstream.sales.transform.source.SourcePosition;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Iterator;
import scala.collection.Seq;

/**
 * Kafka records with where they were read first, so that a replayed line keeps its identity.
 *
 * <p>In: a column {@code headers}, as Spark's Kafka source gives it with {@code includeHeaders}.
 * Out: all other columns, and {@code first_position}, a struct as {@link SourcePosition}, which is
 * null for a record that is no replay. For a reject that was the second line of offset 42 of
 * partition 3 and is now read at offset 99:
 *
 * <pre>
 * topic      partition offset first_position
 * item_sales 0         99     {topic: item_sales, partition: 3, offset: 42, line: 1, attempt: 1, record_timestamp: 1795687200123}
 * </pre>
 *
 * What is a replay is said by {@link RejectHeaders}; the last header of each name counts.
 */
final class PositionedRecords {
  /** A position as columns. */
  private static final StructType POSITION =
      new StructType()
          .add(SourceColumns.TOPIC, DataTypes.StringType)
          .add(SourceColumns.PARTITION, DataTypes.IntegerType)
          .add(SourceColumns.OFFSET, DataTypes.LongType)
          .add(SourceColumns.LINE, DataTypes.IntegerType)
          .add(SourceColumns.ATTEMPT, DataTypes.IntegerType)
          .add(SourceColumns.RECORD_TIMESTAMP, DataTypes.LongType);

  private static final String HEADER_KEY = "key";

  private PositionedRecords() {}

  /** The records with their first position in place of their headers. */
  static Dataset<Row> from(Dataset<Row> records) {
    return records
        .withColumn(SourceColumns.FIRST_POSITION, positionIn(col(SourceColumns.HEADERS)))
        .drop(SourceColumns.HEADERS);
  }

  /** The position that headers tell, or null. */
  private static Column positionIn(Column headers) {
    // Asked first in generated code: making Java objects of headers costs more than parsing a sale
    Column isReplay = array_contains(headers.getField(HEADER_KEY), RejectHeaders.ATTEMPT);
    UDF1<Seq<Row>, Row> read =
        array ->
            RejectHeaders.read(name -> last(array, name))
                .map(PositionedRecords::toRow)
                .orElse(null);
    return when(isReplay, udf(read, POSITION).asNondeterministic().apply(headers));
  }

  /** {@link SourcePosition#rejectIdentity} of a position as columns, null for null. */
  static Column rejectIdentity(Column position) {
    UDF1<Row, String> identity = columns -> columns == null ? null : of(columns).rejectIdentity();
    UserDefinedFunction function = udf(identity, DataTypes.StringType);
    return function.apply(position);
  }

  private static SourcePosition of(Row columns) {
    return new SourcePosition(
        columns.getString(0),
        columns.getInt(1),
        columns.getLong(2),
        columns.getInt(3),
        columns.getInt(4),
        columns.isNullAt(5) ? OptionalLong.empty() : OptionalLong.of(columns.getLong(5)));
  }

  private static Row toRow(SourcePosition position) {
    OptionalLong timestamp = position.recordTimestamp();
    return RowFactory.create(
        position.topic(),
        position.partition(),
        position.offset(),
        position.line(),
        position.attempt(),
        timestamp.isPresent() ? timestamp.getAsLong() : null);
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
}
