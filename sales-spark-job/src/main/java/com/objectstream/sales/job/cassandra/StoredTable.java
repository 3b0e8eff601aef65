package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.objectstream.sales.model.ZoneComment;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * A table that exists and fits a sale.
 *
 * @param id that Cassandra gave it when it was made: another table of the same name has another
 * @param columns how a sale is written to it
 * @param zone that gives its sales their days, if its comment says so
 * @param unmarked why changes of its days are not noted for the totals, as a sentence; empty if
 *     they are, or it is not the table that the totals are of
 */
public record StoredTable(
    String id, SaleTable columns, Optional<ZoneId> zone, Optional<String> unmarked) {

  /**
   * What is to be known of a table.
   *
   * @param known all tables
   * @throws IllegalArgumentException if it does not fit a sale, or its comment names no zone where
   *     it should
   */
  static StoredTable of(TableMetadata table, Metadata known) {
    SaleTable columns = SaleTable.of(table);
    return new StoredTable(
        id(table),
        columns,
        zone(table),
        columns.hasTotals()
            ? ChangeTables.problem(known, table.getKeyspace().asInternal())
            : Optional.empty());
  }

  /** The same, whose changes are not noted, with the reason. */
  public StoredTable unmarked(String why) {
    return new StoredTable(id, columns, zone, Optional.of(why));
  }

  /** Whether changes of its days are noted. */
  public boolean marksChanges() {
    return columns.hasTotals() && unmarked.isEmpty();
  }

  static String id(TableMetadata metadata) {
    return metadata.getId().map(UUID::toString).orElse("");
  }

  /** The zone that the comment of a table names. */
  static Optional<ZoneId> zone(TableMetadata table) {
    Object comment = table.getOptions().get(CqlIdentifier.fromInternal("comment"));
    try {
      return comment == null ? Optional.empty() : ZoneComment.zone(comment.toString());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "table %s.%s: %s: correct its comment"
              .formatted(
                  table.getKeyspace().asInternal(), table.getName().asInternal(), e.getMessage()),
          e);
    }
  }

  /** Keyspace and table as CQL. */
  public String name() {
    return columns.keyspace() + "." + columns.name();
  }

  /**
   * Why the table is not one for sales whose days are of this zone, as a sentence.
   *
   * @param wanted the zone of {@code --zone}
   */
  public Optional<String> otherZoneThan(ZoneId wanted) {
    return otherZone(name(), zone, wanted);
  }

  static Optional<String> otherZone(String name, Optional<ZoneId> own, ZoneId wanted) {
    return own.filter(zone -> !ZoneComment.areEqual(zone, wanted))
        .map(
            zone ->
                "table %s has days of zone %s (its comment says so), and those of %s would store sales a second time: correct --zone, or give another --table"
                    .formatted(name, zone, wanted));
  }
}
