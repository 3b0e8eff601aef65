package com.objectstream.sales.transform;

import static com.objectstream.sales.model.SaleColumns.ITEM_ID;
import static com.objectstream.sales.model.SaleColumns.ITEM_NAME;
import static com.objectstream.sales.model.SaleColumns.ITEM_SOLD;
import static com.objectstream.sales.model.SaleColumns.SALE_ID;
import static com.objectstream.sales.model.SaleColumns.STORE_ID;
import static com.objectstream.sales.model.SaleColumns.TIMESTAMP_MS;
import static com.objectstream.sales.transform.ReferenceSale.PLATES;
import static com.objectstream.sales.transform.ReferenceSale.quoted;
import static com.objectstream.sales.transform.ReferenceSale.with;
import static com.objectstream.sales.transform.ReferenceSale.without;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.objectstream.sales.model.SaleEvent;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AcceptedLinesTest {
  private static final String INJECTION = "'); DROP TABLE dg_store.dg_item_sales; --";
  private static final String LARGEST_KEY_TEXT = "é".repeat(SaleLimits.MAX_KEY_TEXT_BYTES / 2);

  @ParameterizedTest(name = "{0}")
  @MethodSource({"numbers", "texts", "shapes", "unknownFields"})
  void readsTheSale(String rule, String line, SaleEvent sale) {
    assertThat(new SaleParser().parse(line.getBytes(UTF_8)))
        .containsExactly(new ParsedSale(0, sale));
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        arguments("largest int", with(ITEM_SOLD, "2147483647"), sold(Integer.MAX_VALUE)),
        arguments("smallest int", with(ITEM_SOLD, "-2147483648"), sold(Integer.MIN_VALUE)),
        arguments("int as string", with(ITEM_SOLD, quoted("-2147483648")), sold(Integer.MIN_VALUE)),
        arguments("negative zero", with(ITEM_SOLD, "-0"), sold(0)),
        arguments("leading zeros", with(ITEM_SOLD, quoted("-" + "0".repeat(50) + "7")), sold(-7)),
        arguments("escaped digits", with(ITEM_SOLD, quoted("\\u0032\\u0033")), sold(23)),
        arguments("time as integer", with(TIMESTAMP_MS, "1530305100936"), PLATES),
        arguments("first time", with(TIMESTAMP_MS, "946684800000"), at(SaleTime.EARLIEST_MS)),
        arguments("last time", with(TIMESTAMP_MS, "253402300799999"), at(SaleTime.LATEST_MS)),
        arguments(
            "leading zeros in a time", with(TIMESTAMP_MS, quoted("0001530305100936")), PLATES));
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("no name", without(ITEM_NAME), named(Optional.empty())),
        arguments("null name", with(ITEM_NAME, "null"), named(Optional.empty())),
        arguments("blank name", with(ITEM_NAME, quoted(" ")), named(Optional.of(" "))),
        arguments("emoji", with(ITEM_NAME, quoted("🍽️")), named(Optional.of("🍽️"))),
        arguments("pair", with(ITEM_NAME, quoted("\\ud83c\\udf7d")), named(Optional.of("🍽"))),
        arguments("escaped NUL", with(ITEM_NAME, quoted("\\u0000")), named(Optional.of("\0"))),
        arguments(
            "escapes", with(ITEM_NAME, quoted("\\n\\/\\\"\\b")), named(Optional.of("\n/\"\b"))),
        arguments("CQL injection", with(STORE_ID, quoted(INJECTION)), in(INJECTION)),
        arguments(
            "largest key text", with(STORE_ID, quoted(LARGEST_KEY_TEXT)), in(LARGEST_KEY_TEXT)),
        arguments(
            "largest key of a row",
            with(ITEM_ID, quoted(LARGEST_KEY_TEXT), SALE_ID, quoted("x".repeat(32_759))),
            new SaleEvent(
                LARGEST_KEY_TEXT,
                PLATES.storeId(),
                PLATES.timestampMs(),
                PLATES.itemSold(),
                PLATES.itemName(),
                Optional.of("x".repeat(32_759)))),
        arguments("null identity", with(SALE_ID, "null"), PLATES),
        arguments("identity", with(SALE_ID, quoted("536365-0")), identified("536365-0")));
  }

  static Stream<Arguments> shapes() {
    String largest = with("x", quoted("é".repeat(SaleLimits.MAX_LINE_BYTES / 2 - 80)));
    int rest = SaleLimits.MAX_LINE_BYTES - largest.getBytes(UTF_8).length;
    return Stream.of(
        arguments("reference message", ReferenceSale.REFERENCE, PLATES),
        arguments("line end of Windows", ReferenceSale.REFERENCE + "\r\n", PLATES),
        arguments("blanks around", " \t" + ReferenceSale.REFERENCE + " \r", PLATES),
        arguments("byte order mark", "\ufeff" + ReferenceSale.REFERENCE, PLATES),
        arguments("escaped name of a field", with("\\u0073ale_id", quoted("7")), identified("7")),
        arguments("largest line", largest + " ".repeat(rest), PLATES));
  }

  static Stream<Arguments> unknownFields() {
    String nested = "[".repeat(SaleLimits.MAX_NESTING - 1) + "]".repeat(SaleLimits.MAX_NESTING - 1);
    return Stream.of(
            "null",
            "true",
            "-0.5e-3",
            "1e" + "9".repeat(5_000),
            "9".repeat(5_000),
            quoted("x".repeat(500_000)),
            quoted("\\ud800"),
            nested,
            "[{\"x\":1,\"item_id\":2},{\"x\":1,\"item_id\":3}]",
            "{\"x\":1,\"x\":2}",
            "[{\"\":{\"x\":1,\"\\u0078\":[2]},\"\":1}]")
        .map(json -> arguments("unknown field", with("till", json, "", json), PLATES));
  }

  private static SaleEvent sold(int items) {
    return sale(PLATES.storeId(), PLATES.timestampMs(), items, PLATES.itemName(), PLATES.saleId());
  }

  private static SaleEvent at(long timestampMs) {
    return sale(PLATES.storeId(), timestampMs, 23, PLATES.itemName(), PLATES.saleId());
  }

  private static SaleEvent in(String store) {
    return sale(store, PLATES.timestampMs(), 23, PLATES.itemName(), PLATES.saleId());
  }

  private static SaleEvent named(Optional<String> name) {
    return sale(PLATES.storeId(), PLATES.timestampMs(), 23, name, PLATES.saleId());
  }

  private static SaleEvent identified(String saleId) {
    return sale(PLATES.storeId(), PLATES.timestampMs(), 23, PLATES.itemName(), Optional.of(saleId));
  }

  private static SaleEvent sale(
      String store, long timestampMs, int items, Optional<String> name, Optional<String> saleId) {
    return new SaleEvent(PLATES.itemId(), store, timestampMs, items, name, saleId);
  }
}
