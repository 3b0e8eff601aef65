package com.objectstream.sales.local.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowFormatTest {
  private static final List<String> COLUMNS = List.of("store_id", "item_name", "item_sold");
  private static final List<Cell> PLATES =
      List.of(text("Hermitage - 1"), text("Plates"), bare("23"));
  private static final List<Cell> UNKNOWN = List.of(text("a,\"b\"\n"), none(), bare("-1"));

  @Test
  void alignsATable() {
    assertThat(print(RowFormat.TABLE, List.of(PLATES, UNKNOWN)))
        .isEqualTo(
            """
            store_id       item_name  item_sold
            -------------  ---------  ---------
            Hermitage - 1  Plates     23
            a,"b"\\n                   -1
            """);
  }

  @Test
  void keepsATerminalSafe() {
    List<Cell> nasty = List.of(text("\u001b[2J\u009b\t"), text("\u202egnal"), text("\u0007"));

    assertThat(print(RowFormat.TABLE, List.of(nasty)))
        .endsWith("\\u001b[2J\\u009b\\t  \\u202egnal  \\u0007\n");
  }

  @Test
  void cutsWhatIsTooWideForATerminal() {
    List<Cell> wide = List.of(text("x".repeat(81)), text("y".repeat(80)), bare("1"));

    assertThat(print(RowFormat.TABLE, List.of(wide)))
        .endsWith("x".repeat(79) + "…  " + "y".repeat(80) + "  1\n");
  }

  @Test
  void writesCsvOfRfc4180() {
    List<Cell> blanks = List.of(text(""), text(" x"), bare("1"));

    assertThat(print(RowFormat.CSV, List.of(PLATES, UNKNOWN, blanks)))
        .isEqualTo(
            "store_id,item_name,item_sold\r\n"
                + "Hermitage - 1,Plates,23\r\n"
                + "\"a,\"\"b\"\"\n\",,-1\r\n"
                + "\"\",\" x\",1\r\n");
  }

  @Test
  void writesTextsIntoCsvAsTheyAre() {
    List<Cell> nasty = List.of(text("=1+1"), text("\u001b[2J"), text("@\u202e"));

    assertThat(print(RowFormat.CSV, List.of(nasty))).endsWith("\r\n=1+1,\"\u001b[2J\",@\u202e\r\n");
  }

  @Test
  void writesAJsonObjectALine() {
    assertThat(print(RowFormat.JSON, List.of(PLATES, UNKNOWN)))
        .isEqualTo(
            """
            {"store_id":"Hermitage - 1","item_name":"Plates","item_sold":23}
            {"store_id":"a,\\"b\\"\\n","item_name":null,"item_sold":-1}
            """);
  }

  private static Cell text(String text) {
    return new Cell(Optional.of(text), false);
  }

  private static Cell bare(String number) {
    return new Cell(Optional.of(number), true);
  }

  private static Cell none() {
    return new Cell(Optional.empty(), false);
  }

  private static String print(RowFormat format, List<List<Cell>> rows) {
    var text = new StringWriter();
    format.print(COLUMNS, rows, new PrintWriter(text, true));
    return text.toString();
  }
}
