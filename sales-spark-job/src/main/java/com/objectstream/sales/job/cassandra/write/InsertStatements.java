package com.objectstream.sales.job.cassandra.write;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.objectstream.sales.job.cassandra.RowBytes;
import com.objectstream.sales.job.cassandra.SaleTable;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the driver sends for a batch. It may be sent again, since every row has an identity of its
 * own. A full batch is one prepared statement, which costs the driver less than one for each row;
 * it is prepared for that size only, as Cassandra's memory for prepared statements is small.
 */
final class InsertStatements {
  private final CqlIdentifier keyspace;
  private final int keyValues;
  private final int otherValues;
  private final int fullRows;
  private final PreparedStatement row;
  private final Supplier<PreparedStatement> full;

  /**
   * @param patience to wait for a Cassandra that does not answer
   */
  InsertStatements(CqlSession session, SaleTable table, int fullRows, Patience patience) {
    this.keyspace = CqlIdentifier.fromCql(table.keyspace());
    this.keyValues = table.partitionKey().size();
    this.otherValues = table.others().size() + 1; // the write timestamp
    this.fullRows = fullRows;
    this.row = PreparedInserts.of(session, table, 1, patience);
    this.full = () -> PreparedInserts.of(session, table, fullRows, patience);
  }

  Statement<?> of(RowBatch batch) {
    ByteBuffer[] key = key(batch.partitionKey());
    ByteBuffer rows = batch.rows();
    if (batch.size() == 1) {
      return routed(bound(row, 1, key, rows), key).build();
    }
    if (batch.size() == fullRows) {
      return routed(bound(full.get(), fullRows, key, rows), key).build();
    }
    BatchStatementBuilder several =
        BatchStatement.builder(BatchType.UNLOGGED)
            .setRoutingKeyspace(keyspace)
            .setRoutingKey(key)
            .setIdempotence(true);
    Stream.generate(() -> bound(row, 1, key, rows).build())
        .limit(batch.size())
        .forEach(several::addStatement);
    return several.build();
  }

  private ByteBuffer[] key(ByteBuffer values) {
    return Stream.generate(() -> RowBytes.next(values)).limit(keyValues).toArray(ByteBuffer[]::new);
  }

  private BoundStatementBuilder routed(BoundStatementBuilder statement, ByteBuffer[] key) {
    return statement.setRoutingKeyspace(keyspace).setRoutingKey(key).setIdempotence(true);
  }

  /** Binds the key and the next values to each of some rows. */
  private BoundStatementBuilder bound(
      PreparedStatement statement, int rows, ByteBuffer[] key, ByteBuffer values) {
    BoundStatementBuilder bound = statement.boundStatementBuilder();
    int at = 0;
    for (int i = 0; i < rows; i++) {
      for (ByteBuffer value : key) {
        bound.setBytesUnsafe(at++, value);
      }
      for (int j = 0; j < otherValues; j++) {
        ByteBuffer value = RowBytes.next(values);
        if (value != null) {
          bound.setBytesUnsafe(at, value);
        }
        at++;
      }
    }
    return bound;
  }
}
