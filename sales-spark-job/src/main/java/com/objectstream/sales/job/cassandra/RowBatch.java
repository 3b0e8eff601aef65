package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Rows of one Cassandra partition on their way: Cassandra applies them as one mutation. */
final class RowBatch {
  private final List<BatchableStatement<?>> rows = new ArrayList<>();
  private long bytes;

  void add(BatchableStatement<?> row, long rowBytes) {
    rows.add(row);
    bytes += rowBytes;
  }

  int size() {
    return rows.size();
  }

  long bytes() {
    return bytes;
  }

  /** What the driver sends; it may be sent again, since every row has an identity of its own. */
  Statement<?> statement() {
    if (rows.size() == 1) {
      return rows.get(0);
    }
    return BatchStatement.builder(BatchType.UNLOGGED)
        .addStatements(rows)
        .setIdempotence(true)
        .build();
  }
}
