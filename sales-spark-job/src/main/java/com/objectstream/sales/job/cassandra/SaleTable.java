package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.objectstream.sales.model.SaleColumns;
import com.objectstream.sales.model.SaleNames;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that sales are written to: this project's own, or one a user brings whose columns are
 * some of those of a sale.
 *
 * @param keyspace as CQL
 * @param name as CQL, without the keyspace
 * @param partitionKey its columns, in their order
 * @param clustering how many of the others are the rest of the primary key; they come first
 * @param others the remaining columns to write
 */
public record SaleTable(
    String keyspace,
    String name,
    List<SaleValue> partitionKey,
    int clustering,
    List<SaleValue> others)
    implements Serializable {
  private static final List<SaleValue> ROW_KEY =
      List.of(SaleValue.TIMESTAMP_MS, SaleValue.ITEM_ID, SaleValue.SALE_ID);

  /** Bytes that Cassandra has for a partition key, and for a row's place in its partition. */
  private static final int MOST_KEY_BYTES = 65_535;

  /** Bytes that Cassandra adds to each value of a partition key of several. */
  private static final int COMPONENT_OVERHEAD = 3;

  /**
   * Maps the columns of a table.
   *
   * @throws IllegalArgumentException naming every column that does not fit
   */
  static SaleTable of(TableMetadata table) {
    String keyspace = table.getKeyspace().asCql(true);
    String name = table.getName().asCql(true);
    List<String> problems =
        table.getColumns().values().stream()
            .flatMap(column -> problem(table, column).stream())
            .toList();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "table %s.%s does not fit a sale: %s"
              .formatted(keyspace, name, String.join(", ", problems)));
    }
    var others = new ArrayList<>(table.getClusteringColumns().keySet());
    table.getColumns().values().stream()
        .filter(column -> !table.getPrimaryKey().contains(column))
        .forEach(others::add);
    return new SaleTable(
        keyspace,
        name,
        values(table.getPartitionKey()),
        table.getClusteringColumns().size(),
        values(others));
  }

  private static Optional<String> problem(TableMetadata table, ColumnMetadata column) {
    String name = plain(column);
    String type = column.getType().asCql(false, false);
    Optional<SaleValue> value = SaleValue.of(name);
    if (value.isEmpty()) {
      return Optional.of("column %s (%s) is not of a sale".formatted(name, type));
    }
    if (SaleValue.of(name, column.getType()).isEmpty()) {
      String wanted = value.get().type().asCql(false, false);
      return Optional.of("column %s is %s, not %s".formatted(name, type, wanted));
    }
    if (name.equals(SaleColumns.ITEM_NAME) && table.getPrimaryKey().contains(column)) {
      return Optional.of(
          "column %s may be unknown and so cannot be part of the key".formatted(name));
    }
    return Optional.empty();
  }

  private static List<SaleValue> values(List<ColumnMetadata> columns) {
    return columns.stream()
        .map(column -> SaleValue.of(plain(column), column.getType()).orElseThrow())
        .toList();
  }

  private static String plain(ColumnMetadata column) {
    return column.getName().asInternal();
  }

  /** Whether it is the table that the totals are of: of that name and with all that they need. */
  public boolean hasTotals() {
    return name.equals(SaleNames.TABLE)
        && partitionKey.equals(List.of(SaleValue.STORE_ID, SaleValue.TIMESTAMP_DT))
        && others.subList(0, clustering).equals(ROW_KEY)
        && others.contains(SaleValue.ITEM_SOLD);
  }

  /** The names of the columns to write, those of the partition key first. */
  public Stream<String> columns() {
    return Stream.concat(partitionKey.stream(), others.stream()).map(SaleValue::column);
  }

  /**
   * Why a row cannot be stored in this table, whatever is done: its key has too many bytes.
   *
   * @param key values of the partition key
   * @param row values of the other columns
   */
  public Optional<String> tooLarge(RowBytes key, RowBytes row) {
    if (key.size() + row.size() <= MOST_KEY_BYTES - COMPONENT_OVERHEAD) {
      return Optional.empty();
    }
    int overhead = partitionKey.size() == 1 ? 0 : COMPONENT_OVERHEAD;
    return problem(bytes(key, partitionKey.size(), overhead), partitionKey)
        .or(() -> problem(bytes(row, clustering, 0), others.subList(0, clustering)));
  }

  private static int bytes(RowBytes row, int values, int overhead) {
    ByteBuffer reader = row.read();
    int bytes = 0;
    for (int i = 0; i < values; i++) {
      bytes += RowBytes.next(reader).remaining() + overhead;
    }
    return bytes;
  }

  private Optional<String> problem(int bytes, List<SaleValue> columns) {
    return bytes <= MOST_KEY_BYTES
        ? Optional.empty()
        : Optional.of(
            columns.stream().map(SaleValue::column).collect(Collectors.joining(", "))
                + (" of table " + name + " have " + bytes + " bytes together: give at most ")
                + MOST_KEY_BYTES);
  }

  /**
   * The insert of one row: a value for each column of the partition key, for each other column, and
   * the write timestamp.
   */
  public String insert() {
    List<String> columns =
        columns().map(column -> CqlIdentifier.fromInternal(column).asCql(true)).toList();
    String values = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
    return "INSERT INTO %s.%s (%s) VALUES (%s) USING TIMESTAMP ?"
        .formatted(keyspace, name, String.join(", ", columns), values);
  }

  /** The insert of several rows of one partition as one statement. */
  public String insert(int rows) {
    return "BEGIN UNLOGGED BATCH " + (insert() + "; ").repeat(rows) + "APPLY BATCH";
  }
}
