package com.objectstream.sales.local.totals;

import com.objectstream.sales.local.rows.Cell;
import com.objectstream.sales.local.rows.RowFormat;
import com.objectstream.sales.totals.TotalSum;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Totals as rows, those with the most items first.
 *
 * @param sums of which all have the same fields
 * @param now from which ages are counted
 * @param withBars a bar for each row, as long as its items are many
 */
record ShownTotals(List<TotalSum> sums, Instant now, boolean withBars) {
  private static final int LONGEST_BAR = 30;
  private static final String BLOCK = "█";

  void print(RowFormat format, PrintWriter out) {
    if (!sums.isEmpty()) {
      format.print(columns(), sums.stream().map(this::row).toList(), out);
    }
  }

  private List<String> columns() {
    var columns = new ArrayList<String>();
    sums.get(0).storeId().ifPresent(store -> columns.add("store_id"));
    sums.get(0).itemId().ifPresent(item -> columns.add("item_id"));
    columns.addAll(List.of("day", "sales", "items_sold", "layer", "age_s", "exact"));
    if (withBars) {
      columns.add("");
    }
    return columns;
  }

  private List<Cell> row(TotalSum sum) {
    var row = new ArrayList<Cell>();
    sum.storeId().map(Cell::text).ifPresent(row::add);
    sum.itemId().map(Cell::text).ifPresent(row::add);
    row.add(Cell.text(sum.day().toString()));
    row.add(Cell.number(sum.sales()));
    row.add(Cell.number(sum.itemsSold()));
    row.add(Cell.text(sum.layer().toString()));
    row.add(Cell.number(Math.max(0, now.getEpochSecond() - sum.oldest().getEpochSecond())));
    row.add(new Cell(Optional.of(Boolean.toString(sum.exact())), true));
    if (withBars) {
      row.add(Cell.text(bar(sum.itemsSold())));
    }
    return row;
  }

  /** A row with some items has at least one block; returns have none. */
  private String bar(long itemsSold) {
    long most = sums.stream().mapToLong(TotalSum::itemsSold).max().orElse(0);
    return itemsSold <= 0
        ? ""
        : BLOCK.repeat((int) Math.max(1, Math.round((double) LONGEST_BAR * itemsSold / most)));
  }
}
