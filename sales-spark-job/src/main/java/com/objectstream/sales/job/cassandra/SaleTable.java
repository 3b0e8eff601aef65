package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.objectstream.sales.model.SaleColumns;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table that sales are written to: this project's own, or one a user brings whose columns are
 * some of those of a sale.
 *
 * @param name keyspace and table as CQL
 * @param columns the columns to write, in the order of the insert
 * @param partitionKey positions in {@code columns} of the partition key
 */
record SaleTable(String name, List<TargetColumn> columns, List<Integer> partitionKey)
    implements Serializable {

  /**
   * @param name of the column, the same in Spark and in Cassandra
   */
  record TargetColumn(String name, ColumnKind kind) implements Serializable {}

  private static final Map<String, ColumnKind> KINDS =
      Map.of(
          SaleColumns.STORE_ID, ColumnKind.TEXT,
          SaleColumns.TIMESTAMP_DT, ColumnKind.DATE,
          SaleColumns.TIMESTAMP_MS, ColumnKind.TIMESTAMP,
          SaleColumns.ITEM_ID, ColumnKind.TEXT,
          SaleColumns.SALE_ID, ColumnKind.TEXT,
          SaleColumns.ITEM_NAME, ColumnKind.TEXT,
          SaleColumns.ITEM_SOLD, ColumnKind.INT);

  /**
   * Maps the columns of a table.
   *
   * @throws IllegalArgumentException naming every column that does not fit
   */
  static SaleTable of(TableMetadata table) {
    String name = table.getKeyspace().asCql(true) + "." + table.getName().asCql(true);
    var problems = new ArrayList<String>();
    var columns = new ArrayList<TargetColumn>();
    for (ColumnMetadata column : table.getColumns().values()) {
      problem(table, column).ifPresentOrElse(problems::add, () -> columns.add(target(column)));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "table %s does not fit a sale: %s".formatted(name, String.join(", ", problems)));
    }
    List<String> names = columns.stream().map(TargetColumn::name).toList();
    return new SaleTable(
        name,
        columns,
        table.getPartitionKey().stream().map(key -> names.indexOf(plain(key))).toList());
  }

  private static Optional<String> problem(TableMetadata table, ColumnMetadata column) {
    String name = plain(column);
    String type = column.getType().asCql(false, false);
    ColumnKind kind = KINDS.get(name);
    if (kind == null) {
      return Optional.of("column %s (%s) is not of a sale".formatted(name, type));
    }
    if (kind.storedAs(column.getType()).isEmpty()) {
      return Optional.of("column %s is %s, not %s".formatted(name, type, kind.cqlType()));
    }
    if (name.equals(SaleColumns.ITEM_NAME) && table.getPrimaryKey().contains(column)) {
      return Optional.of(
          "column %s may be unknown and so cannot be part of the key".formatted(name));
    }
    return Optional.empty();
  }

  private static TargetColumn target(ColumnMetadata column) {
    String name = plain(column);
    return new TargetColumn(name, KINDS.get(name).storedAs(column.getType()).orElseThrow());
  }

  private static String plain(ColumnMetadata column) {
    return column.getName().asInternal();
  }

  /** The insert of one row: a value for each of {@link #columns}, then the write timestamp. */
  String insert() {
    String names =
        columns.stream()
            .map(column -> CqlIdentifier.fromInternal(column.name()).asCql(true))
            .collect(Collectors.joining(", "));
    String values = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
    return "INSERT INTO %s (%s) VALUES (%s) USING TIMESTAMP ?".formatted(name, names, values);
  }
}
