package com.objectstream.sales.local.rows;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.objectstream.sales.model.SaleColumns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which rows to show. Names of keyspace and table are taken as they are, with upper and lower case.
 */
record RowQuery(
    String keyspace, String table, Optional<String> store, Optional<LocalDate> day, int limit) {
  private static final int LARGEST_PAGE = 1_000;

  /**
   * Starts reading the rows, page by page.
   *
   * @throws IllegalStateException if there is no such table or it lacks a column that is asked for
   */
  FoundRows run(CqlSession session) {
    TableMetadata metadata = metadata(session);
    Map<CqlIdentifier, Object> wanted = wanted(metadata);
    String cql =
        "SELECT * FROM %s.%s%s LIMIT %d%s"
            .formatted(
                metadata.getKeyspace().asCql(true),
                metadata.getName().asCql(true),
                where(wanted),
                limit,
                isOnePartition(metadata, wanted) ? "" : " ALLOW FILTERING");
    BoundStatementBuilder statement = session.prepare(cql).boundStatementBuilder();
    int index = 0;
    for (Object value : wanted.values()) {
      statement =
          value instanceof LocalDate date
              ? statement.setLocalDate(index++, date)
              : statement.setString(index++, value.toString());
    }
    return new FoundRows(
        keyspace + "." + table,
        session,
        statement.setPageSize(Math.min(limit, LARGEST_PAGE)).build());
  }

  private TableMetadata metadata(CqlSession session) {
    KeyspaceMetadata found =
        session
            .getMetadata()
            .getKeyspace(CqlIdentifier.fromInternal(keyspace))
            .orElseThrow(() -> missing("keyspace " + keyspace, "--keyspace"));
    return found
        .getTable(CqlIdentifier.fromInternal(table))
        .orElseThrow(() -> missing("table " + keyspace + "." + table, "--table"));
  }

  private static IllegalStateException missing(String what, String option) {
    return new IllegalStateException(
        "there is no " + what + " in this Cassandra: check " + option + " and --cassandra");
  }

  private Map<CqlIdentifier, Object> wanted(TableMetadata metadata) {
    var wanted = new LinkedHashMap<CqlIdentifier, Object>();
    store.ifPresent(
        id -> {
          requireType(metadata, "--store", SaleColumns.STORE_ID, List.of(DataTypes.TEXT));
          wanted.put(CqlIdentifier.fromInternal(SaleColumns.STORE_ID), id);
        });
    day.ifPresent(
        date -> {
          var types = List.of(DataTypes.DATE, DataTypes.TEXT);
          DataType type = requireType(metadata, "--day", SaleColumns.TIMESTAMP_DT, types);
          Object value = type.equals(DataTypes.DATE) ? date : date.toString();
          wanted.put(CqlIdentifier.fromInternal(SaleColumns.TIMESTAMP_DT), value);
        });
    return wanted;
  }

  private DataType requireType(
      TableMetadata metadata, String option, String name, List<DataType> types) {
    return metadata
        .getColumn(CqlIdentifier.fromInternal(name))
        .map(ColumnMetadata::getType)
        .filter(types::contains)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "table %s.%s has no %s of a fitting type: leave out %s"
                        .formatted(keyspace, table, name, option)));
  }

  private static String where(Map<CqlIdentifier, Object> wanted) {
    return wanted.isEmpty()
        ? ""
        : wanted.keySet().stream()
            .map(column -> column.asCql(true) + " = ?")
            .collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  /** Whether Cassandra finds the rows without looking through others. */
  private static boolean isOnePartition(TableMetadata metadata, Map<CqlIdentifier, Object> wanted) {
    var key = new ArrayList<>(metadata.getPartitionKey().stream().map(c -> c.getName()).toList());
    return wanted.isEmpty() || key.size() == wanted.size() && key.containsAll(wanted.keySet());
  }
}
