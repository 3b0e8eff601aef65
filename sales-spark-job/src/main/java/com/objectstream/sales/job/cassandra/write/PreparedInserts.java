package com.objectstream.sales.job.cassandra.write;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.objectstream.sales.job.cassandra.SaleTable;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The inserts that the sessions of this JVM have prepared: each once, not once a task. The driver's
 * own cache forgets a statement when the task that held it has ended, and a small batch would spend
 * more on preparing than on writing.
 */
final class PreparedInserts {
  // What the connector hands out is another proxy each time; the context is the session's own
  private static final Map<DriverContext, Map<Insert, PreparedStatement>> BY_SESSION =
      Collections.synchronizedMap(new WeakHashMap<>());

  private record Insert(SaleTable table, int rows) {}

  private PreparedInserts() {}

  /**
   * The insert of so many rows as one statement. While one task prepares it, others wait for that.
   *
   * @param patience to wait for a Cassandra that does not answer
   */
  static PreparedStatement of(CqlSession session, SaleTable table, int rows, Patience patience) {
    return BY_SESSION
        .computeIfAbsent(session.getContext(), context -> new ConcurrentHashMap<>())
        .computeIfAbsent(
            new Insert(table, rows), insert -> patience.get(() -> session.prepare(cql(insert))));
  }

  private static String cql(Insert insert) {
    return insert.rows == 1 ? insert.table.insert() : insert.table.insert(insert.rows);
  }
}
