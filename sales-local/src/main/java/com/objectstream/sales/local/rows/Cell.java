package com.objectstream.sales.local.rows;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One value of a row.
 *
 * @param text as it is shown, empty for null: 23, 2018-06-29, 2018-06-29T20:45:00.936Z; collections
 *     and the like as CQL literals
 * @param bare whether it is a number or a truth value, which JSON writes without quotes
 */
public record Cell(Optional<String> text, boolean bare) {
  /** A value that JSON writes in quotes. */
  public static Cell text(String text) {
    return new Cell(Optional.of(text), false);
  }

  /** A whole number. */
  public static Cell number(long number) {
    return new Cell(Optional.of(Long.toString(number)), true);
  }

  /** The values of a row in the order of the table's columns. */
  static List<Cell> of(Row row) {
    return IntStream.range(0, row.size()).mapToObj(column -> of(row, column)).toList();
  }

  JsonNode json() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return text.map(t -> bare ? nodes.rawValueNode(new RawValue(t)) : nodes.textNode(t))
        .orElse(nodes.nullNode());
  }

  private static Cell of(Row row, int column) {
    Object value = row.getObject(column);
    if (value == null) {
      return new Cell(Optional.empty(), false);
    }
    if (value instanceof Number || value instanceof Boolean) {
      boolean isFinite = !(value instanceof Number n) || Double.isFinite(n.doubleValue());
      return new Cell(Optional.of(value.toString()), isFinite);
    }
    boolean plain =
        value instanceof String || value instanceof Instant || value instanceof LocalDate;
    return new Cell(Optional.of(plain ? value.toString() : literal(row, column, value)), false);
  }

  private static String literal(Row row, int column, Object value) {
    DataType type = row.getType(column);
    TypeCodec<Object> codec = row.codecRegistry().codecFor(type);
    return codec.format(value);
  }
}
