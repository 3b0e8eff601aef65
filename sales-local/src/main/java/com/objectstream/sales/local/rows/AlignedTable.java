package com.objectstream.sales.local.rows;

import com.objectstream.sales.command.failure.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table for a terminal:
 *
 * <pre>
 * store_id       item_id     item_sold
 * -------------  ----------  ---------
 * Hermitage - 1  plates-235  23
 * </pre>
 *
 * What would move the cursor, change colours or turn the direction of reading is escaped.
 */
public record AlignedTable(List<String> columns, List<List<String>> rows) {
  private static final String GAP = "  ";
  private static final int WIDEST = 80;

  /** Header, rule, rows. */
  public Stream<String> lines() {
    List<List<String>> shown = new ArrayList<>();
    Stream.concat(Stream.of(columns), rows.stream())
        .map(row -> row.stream().map(cell -> PrintableText.escaped(cell, WIDEST)).toList())
        .forEach(shown::add);
    List<Integer> widths =
        IntStream.range(0, columns.size())
            .mapToObj(i -> shown.stream().mapToInt(row -> width(row.get(i))).max().orElse(0))
            .toList();
    shown.add(1, widths.stream().map("-"::repeat).toList());
    return shown.stream().map(row -> line(row, widths));
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.get(i) + " ".repeat(widths.get(i) - width(row.get(i))))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
