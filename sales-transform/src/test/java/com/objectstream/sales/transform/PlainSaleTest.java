package com.objectstream.sales.transform;

import static com.objectstream.sales.model.SaleColumns.ITEM_ID;
import static com.objectstream.sales.model.SaleColumns.ITEM_NAME;
import static com.objectstream.sales.model.SaleColumns.ITEM_SOLD;
import static com.objectstream.sales.model.SaleColumns.SALE_ID;
import static com.objectstream.sales.model.SaleColumns.STORE_ID;
import static com.objectstream.sales.model.SaleColumns.TIMESTAMP_MS;
import static com.objectstream.sales.transform.ReferenceSale.PLATES;
import static com.objectstream.sales.transform.ReferenceSale.REFERENCE;
import static com.objectstream.sales.transform.ReferenceSale.quoted;
import static com.objectstream.sales.transform.ReferenceSale.with;
import static com.objectstream.sales.transform.ReferenceSale.without;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleEvent;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which lines are plain; that both paths read the same is told by {@link SamePathsTest}. */
class PlainSaleTest {
  private static final int MOST_UNKNOWN = 8;
  private static final String LARGEST_KEY = "é".repeat(SaleLimits.MAX_KEY_TEXT_BYTES / 2);

  static Stream<String> plain() {
    return Stream.of(
        REFERENCE,
        " \t{ \"item_id\" : " + REFERENCE.substring(11) + " \r",
        without(ITEM_NAME),
        with(ITEM_NAME, "null", SALE_ID, "null"),
        with(ITEM_NAME, quoted("")),
        with(ITEM_NAME, quoted("Тарелки 🍽\u2028\u007f")),
        with(SALE_ID, quoted("536365-0")),
        with(ITEM_SOLD, "-0"),
        with(ITEM_SOLD, "2147483647", TIMESTAMP_MS, "946684800000"),
        with(ITEM_SOLD, quoted("-2147483648"), TIMESTAMP_MS, quoted("253402300799999")),
        with(ITEM_SOLD, quoted("-" + "0".repeat(17) + "7")),
        with("till", "4", "shift", quoted("früh"), "gone", "null", "open", "true", "new", "false"),
        with("", "0", "item_ix", "-1", "Item_id", quoted("")),
        with(STORE_ID, quoted(LARGEST_KEY)),
        with(ITEM_ID, quoted(LARGEST_KEY), SALE_ID, quoted("x".repeat(32_759))),
        with(
            "tags",
            "[]",
            "till",
            "{ }",
            "who",
            "{\"a\": [1, {\"b\": null, \"b\": [ ]}], \"a\": 1}"),
        with("tags", "[".repeat(8) + "]".repeat(8)),
        withUnknown(MOST_UNKNOWN),
        filled(SaleLimits.MAX_LINE_BYTES));
  }

  static Stream<String> notPlain() {
    return Stream.of(
        with(ITEM_NAME, quoted("Plates\\t24")),
        with("\\u0073ale_id", quoted("7")),
        "\ufeff" + REFERENCE,
        with("price", "1.5"),
        with("price", "1e3"),
        with("tags", "[".repeat(9) + "]".repeat(9)),
        with(ITEM_SOLD, quoted("0".repeat(17) + "23")),
        withUnknown(MOST_UNKNOWN + 1));
  }

  static Stream<String> wrong() {
    return Stream.of(
        "",
        "{",
        "{}",
        "[" + REFERENCE + "]",
        REFERENCE + "x",
        REFERENCE.replace("}", ",}"),
        without(ITEM_ID),
        with(STORE_ID, "null"),
        with(STORE_ID, "7"),
        with(ITEM_NAME, "true"),
        with(STORE_ID, quoted("\u00a0\u2007")),
        with(STORE_ID, quoted("\u007f")),
        with(SALE_ID, quoted("")),
        with(STORE_ID, quoted(LARGEST_KEY + "x")),
        with(SALE_ID, quoted(LARGEST_KEY + "x")),
        with(ITEM_ID, quoted(LARGEST_KEY), SALE_ID, quoted("x".repeat(32_760))),
        with(ITEM_SOLD, "2147483648"),
        with(ITEM_SOLD, quoted("-2147483649")),
        with(ITEM_SOLD, "023"),
        with(ITEM_SOLD, "-"),
        with(ITEM_SOLD, quoted("")),
        with(ITEM_SOLD, quoted("23 ")),
        with(ITEM_SOLD, "23.0"),
        with(TIMESTAMP_MS, "946684799999"),
        with(TIMESTAMP_MS, "253402300800000"),
        with(TIMESTAMP_MS, "-1530305100936"),
        with("till", "04"),
        with("till", "nul"),
        with("till", "[1,]"),
        with("till", "[1}"),
        with("till", "{\"a\":1,}"),
        with("till", "{1}"),
        with("till", "{\"a\"}"),
        with("till", "[1 2]"),
        with("till", "nullx"),
        REFERENCE.replace("}", ", \"till\": 1, \"till\": 2}"),
        REFERENCE.replace("}", ", \"item_name\": null}"),
        filled(SaleLimits.MAX_LINE_BYTES + 1));
  }

  @ParameterizedTest
  @MethodSource("plain")
  void readsThePlainLine(String line) {
    assertThat(BothPaths.plainIn(line.getBytes(UTF_8))).isOne();
  }

  @ParameterizedTest
  @MethodSource("notPlain")
  void leavesWhatIsNotPlainToTheReaderOfAnyLine(String line) {
    assertThat(PlainSale.read(line(line))).isNull();
    assertThat(new SaleParser().parse(line(line))).isInstanceOf(ParsedSale.class);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void rejectsNothingByItself(String line) {
    assertThat(PlainSale.read(line(line))).isNull();
    assertThat(new SaleParser().parse(line(line))).isInstanceOf(Reject.class);
  }

  @Test
  void declinesEachFieldNamedTwice() {
    for (SaleField field : SaleField.values()) {
      String again = ", \"" + field.column() + "\": null";
      String once = REFERENCE.contains(quoted(field.column())) ? "" : again;

      assertThat(sale(line(REFERENCE.replace("}", once + "}")))).contains(PLATES);
      assertThat(PlainSale.read(line(REFERENCE.replace("}", once + again + "}")))).isNull();
    }
  }

  @Test
  void looksAtNoByteBeforeOrBehindTheLine() {
    byte[] value = REFERENCE.repeat(3).getBytes(UTF_8);
    int plain = 0;
    for (int start = 0; start <= value.length; start++) {
      for (int end = start; end <= value.length; end++) {
        Optional<SaleEvent> alone = sale(line(new String(value, start, end - start, UTF_8)));
        assertThat(sale(new Line(value, 0, start, end))).isEqualTo(alone);
        plain += alone.isPresent() ? 1 : 0;
      }
    }
    assertThat(plain).isEqualTo(3);
  }

  private static Optional<SaleEvent> sale(Line line) {
    return Optional.ofNullable(PlainSale.read(line)).map(PlainSale::event);
  }

  private static String withUnknown(int fields) {
    return IntStream.range(0, fields)
        .mapToObj(n -> ",\"u" + n + "\":" + n)
        .collect(Collectors.joining("", without(SALE_ID).replace("}", ""), "}"));
  }

  private static String filled(int bytes) {
    return REFERENCE + " ".repeat(bytes - REFERENCE.length());
  }

  private static Line line(String text) {
    byte[] value = text.getBytes(UTF_8);
    return new Line(value, 0, 0, value.length);
  }
}
