package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import java.util.UUID;

/**
 * A table that exists and fits a sale.
 *
 * @param name keyspace and table as CQL
 * @param id that Cassandra gave it when it was made: another table of the same name has another
 */
public record StoredTable(String name, String id, int columns) {
  static StoredTable of(TableMetadata metadata, SaleTable table) {
    return new StoredTable(
        table.keyspace() + "." + table.name(), id(metadata), (int) table.columns().count());
  }

  static String id(TableMetadata metadata) {
    return metadata.getId().map(UUID::toString).orElse("");
  }
}
