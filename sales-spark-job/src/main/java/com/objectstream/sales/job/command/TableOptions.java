package com.objectstream.sales.job.command;

import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.model.SaleNames;
import picocli.CommandLine.Option;

/** The table of sales on the command lines that take any whose columns are of a sale. */
public final class TableOptions {
  @Option(names = "--keyspace", paramLabel = "NAME", description = "keyspace of the table")
  private String keyspace = SaleNames.KEYSPACE;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "table of sales, this project's or any whose columns are of a sale")
  private String table = SaleNames.TABLE;

  /** The table in a Cassandra. */
  public CassandraTarget in(CassandraConnection cassandra) {
    return new CassandraTarget(cassandra, keyspace, table);
  }
}
