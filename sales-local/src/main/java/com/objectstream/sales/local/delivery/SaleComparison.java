package com.objectstream.sales.local.delivery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.sql.Row;

/**
 * Compares the events of one {@code sale_id} with the rows of it. Events and rows have the same
 * columns, all of them text. However many there are, it holds two of them only.
 *
 * <pre>
 * sent      stored           finding
 * A         A                SALES 1, STORED 1
 * A, A      A                SALES 1, DUPLICATES 1, STORED 1
 * A                          SALES 1, LOST 1
 * A         B                SALES 1, STORED 1, CHANGED 1
 * A         A, B             SALES 1, STORED 2, DUPLICATED 1
 *           B                STORED 1, UNEXPECTED 1
 * </pre>
 */
final class SaleComparison implements CoGroupFunction<String, Row, Row, DeliveryFinding> {
  private static final long serialVersionUID = 1L;

  private final List<String> columns;

  SaleComparison(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  @Override
  public Iterator<DeliveryFinding> call(String saleId, Iterator<Row> sent, Iterator<Row> stored) {
    var findings = new ArrayList<DeliveryFinding>();
    if (sent.hasNext()) {
      Row sale = sent.next();
      findings.add(DeliveryFinding.of(DeliveryCount.SALES, 1));
      findings.add(DeliveryFinding.of(DeliveryCount.DUPLICATES, count(sent)));
      compare(sale, stored, findings);
    } else {
      Row row = stored.next();
      long rows = 1 + count(stored);
      findings.add(DeliveryFinding.of(DeliveryCount.STORED, rows));
      findings.add(new DeliveryFinding(DeliveryCount.UNEXPECTED, rows, "row: " + shown(row)));
    }
    return findings.iterator();
  }

  private void compare(Row sale, Iterator<Row> stored, List<DeliveryFinding> findings) {
    long rows = 0;
    boolean found = false;
    Row other = sale;
    while (stored.hasNext()) {
      Row row = stored.next();
      rows++;
      if (row.equals(sale)) {
        found = true;
      } else {
        other = row;
      }
    }
    findings.add(DeliveryFinding.of(DeliveryCount.STORED, rows));
    if (rows == 0) {
      findings.add(new DeliveryFinding(DeliveryCount.LOST, 1, "in no row: " + shown(sale)));
    } else if (!found) {
      findings.add(
          new DeliveryFinding(
              DeliveryCount.CHANGED, 1, difference(sale, other) + " in row: " + shown(other)));
    }
    if (rows > 1) {
      findings.add(
          new DeliveryFinding(
              DeliveryCount.DUPLICATED, rows - 1, "one of " + rows + " rows: " + shown(other)));
    }
  }

  /** {@code item_sold is 5, not 3}. */
  private String difference(Row sale, Row row) {
    return IntStream.range(0, columns.size())
        .filter(i -> !Objects.equals(sale.get(i), row.get(i)))
        .mapToObj(i -> "%s is %s, not %s".formatted(columns.get(i), row.get(i), sale.get(i)))
        .collect(Collectors.joining(", "));
  }

  private String shown(Row row) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i) + "=" + row.get(i))
        .collect(Collectors.joining(", "));
  }

  static long count(Iterator<Row> rows) {
    long count = 0;
    for (; rows.hasNext(); rows.next()) {
      count++;
    }
    return count;
  }
}
