package com.objectstream.sales.transform.spark;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Whether a frame can be parsed: finds all that does not fit before anything runs. */
final class FrameCheck {
  private final Dataset<Row> frame;
  private final boolean isCaseSensitive;
  private final List<String> problems = new ArrayList<>();

  FrameCheck(Dataset<Row> frame) {
    this.frame = frame;
    this.isCaseSensitive =
        Boolean.parseBoolean(frame.sparkSession().conf().get("spark.sql.caseSensitive", "false"));
  }

  /** A name that Spark takes as it is. */
  static String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  /** Throws an {@link IllegalArgumentException} that tells all problems. */
  void requireFits(String value, List<Column> place, Optional<String> into) {
    checkValue(value);
    place.forEach(this::checkPlace);
    if (into.isPresent()) {
      checkStruct(into.get());
    } else {
      checkResults();
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "this frame cannot be parsed: %s; its columns are %s"
              .formatted(String.join("; ", problems), columns()));
    }
  }

  private void checkValue(String value) {
    List<StructField> found = named(value).toList();
    if (found.isEmpty()) {
      problems.add("no column " + value + " to read");
    } else if (found.size() > 1) {
      problems.add(found.size() + " columns " + value + " to read");
    } else if (!isBytes(found.get(0).dataType())) {
      problems.add(value + " is " + type(found.get(0)) + ": give binary or string");
    }
  }

  private static boolean isBytes(DataType type) {
    return type instanceof BinaryType || type instanceof StringType;
  }

  private void checkPlace(Column column) {
    Optional<StructType> found = resolved(column);
    if (found.isEmpty()) {
      problems.add("no column " + column + " for the place");
      return;
    }
    for (StructField field : found.get().fields()) {
      if (!hasText(field.dataType())) {
        problems.add("the place " + field.name() + " is " + type(field) + ": give what has a text");
      }
    }
  }

  private static boolean hasText(DataType type) {
    return !(type instanceof BinaryType
        || type instanceof ArrayType
        || type instanceof MapType
        || type instanceof StructType);
  }

  /**
   * Spark tells what it cannot find by an exception, whose class differs from version to version.
   */
  private Optional<StructType> resolved(Column column) {
    try {
      return Optional.of(frame.select(column).schema());
    } catch (Exception e) {
      return Optional.empty();
    }
  }

  private void checkStruct(String name) {
    if (named(name).findAny().isPresent()) {
      problems.add("it has " + name + " itself: give into() another name");
    }
  }

  private void checkResults() {
    String taken =
        Stream.of(SaleRows.ROW.fieldNames())
            .filter(name -> named(name).findAny().isPresent())
            .collect(joining(", "));
    if (!taken.isEmpty()) {
      problems.add("it has " + taken + " itself: name a struct for the results with into()");
    }
  }

  private Stream<StructField> named(String name) {
    return Stream.of(frame.schema().fields())
        .filter(
            field ->
                isCaseSensitive ? field.name().equals(name) : field.name().equalsIgnoreCase(name));
  }

  private String columns() {
    return Stream.of(frame.schema().fields())
        .map(field -> field.name() + " " + type(field))
        .collect(joining(", "));
  }

  private static String type(StructField field) {
    return field.dataType().simpleString();
  }
}
