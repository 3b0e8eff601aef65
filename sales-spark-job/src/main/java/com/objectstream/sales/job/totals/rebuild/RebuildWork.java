package com.objectstream.sales.job.totals.rebuild;

import static com.objectstream.sales.totals.TotalsTables.CHANGED_AT;
import static com.objectstream.sales.totals.TotalsTables.CHANGED_DAYS;
import static com.objectstream.sales.totals.TotalsTables.STORE_DAYS;
import static com.objectstream.sales.totals.TotalsTables.STORE_ID;
import static com.objectstream.sales.totals.TotalsTables.TIMESTAMP_DT;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the partitions that a rebuild has to do with; reads the two small tables of changes. */
final class RebuildWork {
  private final CqlSession session;
  private final String in;

  RebuildWork(CqlSession session, String keyspace) {
    this.session = session;
    this.in = CqlIdentifier.fromInternal(keyspace).asCql(true) + ".";
  }

  List<ChangedStoreDay> find(DayRange days) {
    return days.asksForChanges() ? changed() : ofDays(days);
  }

  private List<ChangedStoreDay> changed() {
    var found = new ArrayList<ChangedStoreDay>();
    for (Row row :
        read(
            "SELECT %s, WRITETIME(%s), %s FROM ".formatted(STORE_ID, CHANGED_AT, TIMESTAMP_DT)
                + in
                + CHANGED_DAYS)) {
      found.add(new ChangedStoreDay(row.getString(0), row.getLocalDate(2), mark(row)));
    }
    return found;
  }

  private List<ChangedStoreDay> ofDays(DayRange days) {
    var found = new ArrayList<ChangedStoreDay>();
    for (Row row : read("SELECT DISTINCT " + TIMESTAMP_DT + " FROM " + in + STORE_DAYS)) {
      LocalDate day = row.getLocalDate(0);
      if (days.has(day)) {
        found.addAll(ofDay(day));
      }
    }
    return found;
  }

  private List<ChangedStoreDay> ofDay(LocalDate day) {
    Map<String, Long> marks = new HashMap<>();
    String where = " WHERE " + TIMESTAMP_DT + " = ?";
    for (Row row : read("SELECT " + STORE_ID + " FROM " + in + STORE_DAYS + where, day)) {
      marks.put(row.getString(0), ChangedStoreDay.UNMARKED);
    }
    for (Row row :
        read(
            "SELECT %s, WRITETIME(%s) FROM ".formatted(STORE_ID, CHANGED_AT)
                + in
                + CHANGED_DAYS
                + where,
            day)) {
      marks.put(row.getString(0), mark(row));
    }
    return marks.entrySet().stream()
        .map(mark -> new ChangedStoreDay(mark.getKey(), day, mark.getValue()))
        .toList();
  }

  private static long mark(Row row) {
    return row.isNull(1) ? ChangedStoreDay.UNMARKED : row.getLong(1);
  }

  private ResultSet read(String cql, Object... values) {
    return session.execute(
        SimpleStatement.newInstance(cql, values)
            .setConsistencyLevel(ConsistencyLevel.LOCAL_QUORUM)
            .setIdempotent(true));
  }
}
