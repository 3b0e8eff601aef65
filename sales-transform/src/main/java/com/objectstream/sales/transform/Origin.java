package com.objectstream.sales.transform;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Where a line was read first.
 *
 * @param line of the value's first line within the value it was read in first
 * @param attempt how often it was rejected; 0 if it is read for the first time
 */
public record Origin(String topic, int partition, long offset, int line, int attempt) {
  /** The same as columns. */
  static final StructType COLUMNS =
      new StructType()
          .add(SourceColumns.TOPIC, DataTypes.StringType)
          .add(SourceColumns.PARTITION, DataTypes.IntegerType)
          .add(SourceColumns.OFFSET, DataTypes.LongType)
          .add(SourceColumns.LINE, DataTypes.IntegerType)
          .add(SourceColumns.ATTEMPT, DataTypes.IntegerType);

  private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  // More lines than a value can have, and few enough to count on from
  private static final int MOST_LINES = 1 << 30;

  /** The origin of a record that is no replay: the record itself. */
  public static Origin itself(String topic, int partition, long offset) {
    return new Origin(topic, partition, offset, 0, 0);
  }

  static Origin of(Row columns) {
    return new Origin(
        columns.getString(0),
        columns.getInt(1),
        columns.getLong(2),
        columns.getInt(3),
        columns.getInt(4));
  }

  /**
   * What the headers of a record say.
   *
   * @return empty unless each of the five is there and can be that of a reject
   */
  public static Optional<Origin> of(Map<String, String> headers) {
    try {
      var origin =
          new Origin(
              headers.getOrDefault(RejectHeaders.TOPIC, ""),
              Integer.parseInt(headers.get(RejectHeaders.PARTITION)),
              Long.parseLong(headers.get(RejectHeaders.OFFSET)),
              Integer.parseInt(headers.get(RejectHeaders.LINE)),
              Integer.parseInt(headers.get(RejectHeaders.ATTEMPT)));
      return Optional.of(origin).filter(Origin::isPossible);
    } catch (NumberFormatException e) { // of a missing header, too
      return Optional.empty();
    }
  }

  private boolean isPossible() {
    return TOPIC_NAME.matcher(topic).matches()
        && partition >= 0
        && offset >= 0
        && line >= 0
        && line < MOST_LINES
        && attempt >= 1
        && attempt < Integer.MAX_VALUE;
  }

  Row toRow() {
    return RowFactory.create(topic, partition, offset, line, attempt);
  }
}
