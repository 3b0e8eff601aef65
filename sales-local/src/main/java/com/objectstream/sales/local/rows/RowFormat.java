package com.objectstream.sales.local.rows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How rows are printed. */
public enum RowFormat {
  /** Aligned columns under their names, for people. */
  TABLE {
    @Override
    public void print(List<String> columns, Iterable<List<Cell>> rows, PrintWriter out) {
      var lines = new ArrayList<List<String>>();
      rows.forEach(row -> lines.add(row.stream().map(cell -> cell.text().orElse("")).toList()));
      new AlignedTable(columns, lines).lines().forEach(out::println);
    }
  },

  /** RFC 4180 with a header line. */
  CSV {
    @Override
    public void print(List<String> columns, Iterable<List<Cell>> rows, PrintWriter out) {
      out.print(Csv.line(columns.stream().map(Optional::of).toList()));
      rows.forEach(row -> out.print(Csv.line(row.stream().map(Cell::text).toList())));
      out.flush(); // as each println does
    }
  },

  /** A JSON object on each line. */
  JSON {
    @Override
    public void print(List<String> columns, Iterable<List<Cell>> rows, PrintWriter out) {
      rows.forEach(row -> out.println(line(columns, row)));
    }

    private ObjectNode line(List<String> columns, List<Cell> row) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      for (int i = 0; i < columns.size(); i++) {
        line.set(columns.get(i), row.get(i).json());
      }
      return line;
    }
  };

  /** What the help of a command says about text of events. */
  public static final String RAW_TEXT_1 =
      "A table shows control characters escaped; csv and json have texts as they are. Import csv as";

  /** The second line of it. */
  public static final String RAW_TEXT_2 =
      "text: a spreadsheet takes one that begins with = + - @ for a formula.";

  /** Prints rows, whose cells are in the order of the columns. */
  public abstract void print(List<String> columns, Iterable<List<Cell>> rows, PrintWriter out);

  /** Texts stand there as they are, also one that a spreadsheet may calculate. */
  private static final class Csv {
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\\p{Cntrl}]|^\\s|\\s$");

    /** A line with its end, CRLF. An empty field is null, and {@code ""} the empty text. */
    static String line(List<Optional<String>> fields) {
      return fields.stream()
          .map(field -> field.map(Csv::quoted).orElse(""))
          .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String text) {
      return text.isEmpty() || NEEDS_QUOTES.matcher(text).find()
          ? '"' + text.replace("\"", "\"\"") + '"'
          : text;
    }
  }
}
