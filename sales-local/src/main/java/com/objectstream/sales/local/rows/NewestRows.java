package com.objectstream.sales.local.rows;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Of the rows that are read from Cassandra those that were written last. Holds no more than it
 * shows.
 *
 * @param statement yields what is shown of a row, and behind that in microseconds when its cells
 *     were written
 * @param columns names of what is shown
 */
record NewestRows(
    String table, CqlSession session, Statement<?> statement, List<String> columns, int limit) {

  private record Written(long micros, List<Cell> cells) {}

  /**
   * Prints them, the newest first, and says how many there were.
   *
   * @throws IllegalStateException if the search takes too long
   */
  long print(RowFormat format, PrintWriter out) {
    var newest = new PriorityQueue<>(Comparator.comparingLong(Written::micros));
    try {
      for (Row row : session.execute(statement)) {
        long micros = micros(row);
        if (newest.size() < limit || micros > newest.element().micros()) {
          newest.add(new Written(micros, Cell.of(row).subList(0, columns.size())));
        }
        if (newest.size() > limit) {
          newest.remove();
        }
      }
    } catch (DriverTimeoutException | ReadTimeoutException e) {
      throw FoundRows.tookTooLong(table, e);
    }
    format.print(
        columns,
        () ->
            newest.stream()
                .sorted(Comparator.comparingLong(Written::micros).reversed())
                .map(Written::cells)
                .iterator(),
        out);
    return newest.size();
  }

  private long micros(Row row) {
    return IntStream.range(columns.size(), row.size())
        .filter(column -> !row.isNull(column))
        .mapToLong(row::getLong)
        .max()
        .orElse(Long.MIN_VALUE);
  }
}
