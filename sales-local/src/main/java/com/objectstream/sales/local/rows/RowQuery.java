package com.objectstream.sales.local.rows;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.objectstream.sales.job.cassandra.TableLookup;
import com.objectstream.sales.model.SaleColumns;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    var lookup = new TableLookup(keyspace, table);
    TableMetadata metadata = lookup.require(session);
    Map<CqlIdentifier, Object> wanted = wanted(metadata);
    return new FoundRows(
        lookup.toString(),
        session,
        bound(session, cql(metadata, wanted.keySet()), wanted, Math.min(limit, LARGEST_PAGE)));
  }

  /**
   * Starts reading all of them for those that were written last.
   *
   * @throws IllegalStateException as {@link #run}, or if only keys are in the table
   */
  NewestRows newest(CqlSession session) {
    var lookup = new TableLookup(keyspace, table);
    TableMetadata metadata = lookup.require(session);
    Map<CqlIdentifier, Object> wanted = wanted(metadata);
    String cql = newestCql(metadata, wanted.keySet());
    List<String> columns =
        metadata.getColumns().keySet().stream().map(CqlIdentifier::asInternal).toList();
    return new NewestRows(
        lookup.toString(), session, bound(session, cql, wanted, LARGEST_PAGE), columns, limit);
  }

  private BoundStatement bound(
      CqlSession session, String cql, Map<CqlIdentifier, Object> wanted, int page) {
    BoundStatementBuilder statement = session.prepare(cql).boundStatementBuilder();
    int index = 0;
    for (Object value : wanted.values()) {
      statement =
          value instanceof LocalDate date
              ? statement.setLocalDate(index++, date)
              : statement.setString(index++, value.toString());
    }
    return statement.setPageSize(page).build();
  }

  /** The statement with a question mark for the value of each of these columns. */
  String cql(TableMetadata metadata, Set<CqlIdentifier> wanted) {
    return select("*", metadata, wanted, " LIMIT " + limit);
  }

  private static String select(
      String columns, TableMetadata metadata, Set<CqlIdentifier> wanted, String limit) {
    return "SELECT %s FROM %s.%s%s%s%s"
        .formatted(
            columns,
            metadata.getKeyspace().asCql(true),
            metadata.getName().asCql(true),
            where(wanted),
            limit,
            isOnePartition(metadata, wanted) ? "" : " ALLOW FILTERING");
  }

  /** All columns, and behind them when each was written that can tell. */
  private String newestCql(TableMetadata metadata, Set<CqlIdentifier> wanted) {
    List<String> times =
        metadata.getColumns().values().stream()
            .filter(column -> !metadata.getPrimaryKey().contains(column))
            .filter(column -> !column.isStatic() && isOneCell(column.getType()))
            .map(column -> "WRITETIME(" + column.getName().asCql(true) + ")")
            .toList();
    if (times.isEmpty()) {
      throw new IllegalStateException(
          "table %s.%s does not tell when its rows were written: leave out --newest"
              .formatted(keyspace, table));
    }
    Stream<String> shown = metadata.getColumns().keySet().stream().map(name -> name.asCql(true));
    String columns = Stream.concat(shown, times.stream()).collect(Collectors.joining(", "));
    return select(columns, metadata, wanted, "");
  }

  private static boolean isOneCell(DataType type) {
    return !(type instanceof ListType
        || type instanceof SetType
        || type instanceof MapType
        || type instanceof UserDefinedType
        || type.equals(DataTypes.COUNTER));
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

  private static String where(Set<CqlIdentifier> wanted) {
    return wanted.isEmpty()
        ? ""
        : wanted.stream()
            .map(column -> column.asCql(true) + " = ?")
            .collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  /** Whether Cassandra finds the rows without looking through others. */
  private static boolean isOnePartition(TableMetadata metadata, Set<CqlIdentifier> wanted) {
    var key = metadata.getPartitionKey().stream().map(c -> c.getName()).collect(Collectors.toSet());
    return wanted.isEmpty() || key.equals(wanted);
  }
}
