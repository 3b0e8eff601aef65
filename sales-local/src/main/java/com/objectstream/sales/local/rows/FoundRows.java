package com.objectstream.sales.local.rows;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;

/** Rows that are read from Cassandra while they are printed. */
public record FoundRows(String table, CqlSession session, Statement<?> statement) {

  /**
   * Prints them all and says how many there were.
   *
   * @throws IllegalStateException if the search takes too long
   */
  public long print(RowFormat format, PrintWriter out) {
    try {
      ResultSet found = session.execute(statement);
      var count = new AtomicLong();
      format.print(columns(found), () -> cells(found, count), out);
      return count.get();
    } catch (DriverTimeoutException | ReadTimeoutException e) {
      throw tookTooLong(table, e);
    }
  }

  static IllegalStateException tookTooLong(String table, RuntimeException cause) {
    return new IllegalStateException(
        "searching all of " + table + " took too long: give both --store and --day", cause);
  }

  private static List<String> columns(ResultSet found) {
    return StreamSupport.stream(found.getColumnDefinitions().spliterator(), false)
        .map(column -> column.getName().asInternal())
        .toList();
  }

  private static Iterator<List<Cell>> cells(ResultSet found, AtomicLong count) {
    return StreamSupport.stream(found.spliterator(), false)
        .peek((Row row) -> count.incrementAndGet())
        .map(Cell::of)
        .iterator();
  }
}
