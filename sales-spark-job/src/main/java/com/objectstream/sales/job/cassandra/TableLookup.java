package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.ViewMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for a table, and tells what stands under its name instead. Names are exact, with upper and
 * lower case.
 *
 * @param keyspace exact name
 * @param table exact name
 */
public record TableLookup(String keyspace, String table) {

  /**
   * The table as Cassandra has it now.
   *
   * @throws IllegalStateException saying that there is none, or what has this name, and which
   *     option to correct
   */
  public TableMetadata require(CqlSession session) {
    Metadata known = session.refreshSchema();
    return find(known).orElseThrow(() -> new IllegalStateException(absence(known)));
  }

  /**
   * Whether nothing has the name, so that a table may be created.
   *
   * @throws IllegalStateException if something else than a table has it, saying what
   */
  boolean isFree(Metadata known) {
    otherThing(known)
        .ifPresent(
            thing -> {
              throw new IllegalStateException(thing);
            });
    return find(known).isEmpty();
  }

  Optional<TableMetadata> find(Metadata known) {
    return keyspace(known).flatMap(found -> found.getTable(id(table)));
  }

  Optional<KeyspaceMetadata> keyspace(Metadata known) {
    return known.getKeyspace(id(keyspace));
  }

  /** What stands under the name and is no table, as a sentence. */
  private Optional<String> otherThing(Metadata known) {
    return keyspace(known).filter(in -> in.getTable(id(table)).isEmpty()).flatMap(this::otherThing);
  }

  private Optional<String> otherThing(KeyspaceMetadata in) {
    return view(in).or(() -> index(in)).or(() -> type(in));
  }

  private Optional<String> view(KeyspaceMetadata in) {
    return in.getView(id(table))
        .map(ViewMetadata::getBaseTable)
        .map(
            base ->
                "%s is a materialized view of table %s, and only a table can be written: correct --table"
                    .formatted(this, base.asInternal()));
  }

  private Optional<String> index(KeyspaceMetadata in) {
    return in.getTables().values().stream()
        .filter(other -> other.getIndexes().containsKey(id(table)))
        .findFirst()
        .map(
            indexed ->
                "%s is an index of table %s and no table: correct --table"
                    .formatted(this, indexed.getName().asInternal()));
  }

  private Optional<String> type(KeyspaceMetadata in) {
    return in.getUserDefinedType(id(table))
        .map(type -> "%s is a type and no table: correct --table".formatted(this));
  }

  private String absence(Metadata known) {
    if (keyspace(known).isEmpty()) {
      return "keyspace %s does not exist: create it (stream --create-schema), or correct --keyspace"
          .formatted(keyspace);
    }
    return otherThing(known)
        .orElseGet(
            () ->
                "table %s does not exist: create it (stream --create-schema), or correct --table"
                    .formatted(this));
  }

  /**
   * Whether a table has this key and these columns; it may have others, too.
   *
   * @param key exact names of the columns of the primary key
   * @param partitionKey how many of them are the partition key
   * @param columns types by exact name
   */
  static boolean fits(
      TableMetadata table, List<String> key, int partitionKey, Map<String, DataType> columns) {
    return table.getPartitionKey().size() == partitionKey
        && table.getPrimaryKey().stream()
            .map(column -> column.getName().asInternal())
            .toList()
            .equals(key)
        && columns.entrySet().stream().allMatch(c -> has(table, id(c.getKey()), c.getValue()));
  }

  private static boolean has(TableMetadata table, CqlIdentifier column, DataType type) {
    return table.getColumn(column).filter(found -> found.getType().equals(type)).isPresent();
  }

  private static CqlIdentifier id(String name) {
    return CqlIdentifier.fromInternal(name);
  }

  /** {@code keyspace.table}. */
  @Override
  public String toString() {
    return keyspace + "." + table;
  }
}
