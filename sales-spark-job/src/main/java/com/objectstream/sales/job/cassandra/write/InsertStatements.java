package com.objectstream.sales.job.cassandra.write;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.objectstream.sales.job.cassandra.RowBytes;
import com.objectstream.sales.job.cassandra.SaleTable;
import com.objectstream.sales.job.cassandra.session.SharedSession;
import java.nio.ByteBuffer;
import java.util.stream.Stream;

/**
 * What the driver sends for a batch. It may be sent again, since every row has an identity of its
 * own. A full batch is one prepared statement, which costs the driver less than one for each row;
 * it is prepared for that size only, as Cassandra's memory for prepared statements is small.
 */
final class InsertStatements {
  /** A statement of more rows would have hundreds of kilobytes, which Cassandra may not prepare. */
  private static final int MOST_PREPARED_ROWS = 1_000;

  private final SharedSession session;
  private final SaleTable table;
  private final CqlIdentifier keyspace;
  private final int keyValues;
  private final int otherValues;
  private final int fullRows;
  private final Runnable again;
  private final PreparedStatement row;

  // Null until there is a full batch: to look for it costs the hash of a text of its size
  private PreparedStatement full;

  /**
   * @param fullRows rows of a full batch
   * @param again called for each try after the first to prepare a statement
   */
  InsertStatements(SharedSession session, SaleTable table, int fullRows, Runnable again) {
    this.again = again;
    this.session = session;
    this.table = table;
    this.keyspace = CqlIdentifier.fromCql(table.keyspace());
    this.keyValues = table.partitionKey().size();
    this.otherValues = table.others().size() + 1; // the write timestamp
    this.fullRows = fullRows;
    this.row = session.prepare(table.insert(), again);
  }

  Statement<?> of(RowBatch batch) {
    ByteBuffer[] key = key(batch.partitionKey().read());
    ByteBuffer rows = batch.rows();
    if (batch.size() == 1) {
      return routed(bound(row, 1, key, rows), key).build();
    }
    return batch.size() == fullRows && fullRows <= MOST_PREPARED_ROWS
        ? routed(bound(full(), fullRows, key, rows), key).build()
        : several(batch.size(), key, rows);
  }

  private PreparedStatement full() {
    if (full == null) {
      full = session.prepare(table.insert(fullRows), again);
    }
    return full;
  }

  private Statement<?> several(int size, ByteBuffer[] key, ByteBuffer rows) {
    BatchStatementBuilder several =
        BatchStatement.builder(BatchType.UNLOGGED)
            .setRoutingKeyspace(keyspace)
            .setRoutingKey(key)
            .setIdempotence(true);
    Stream.generate(() -> bound(row, 1, key, rows).build())
        .limit(size)
        .forEach(several::addStatement);
    return several.build();
  }

  /** One row of a batch alone. */
  Statement<?> of(RowBatch batch, int index) {
    ByteBuffer[] key = key(batch.partitionKey().read());
    ByteBuffer rows = batch.rows();
    for (int passed = 0; passed < index * otherValues; passed++) {
      RowBytes.next(rows);
    }
    return routed(bound(row, 1, key, rows), key).build();
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
