package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.ReferenceSale.REFERENCE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.model.SaleColumns;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.model.SaleJson;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Sales of any content, and values that are nearly sales. */
final class SaleArbitraries {
  /** For {@code @ForAll}. */
  static final class AnySale implements ArbitrarySupplier<SaleEvent> {
    @Override
    public Arbitrary<SaleEvent> get() {
      return events();
    }
  }

  /** For {@code @ForAll}: lines that are sales, or nearly. */
  static final class AnyValue implements ArbitrarySupplier<byte[]> {
    @Override
    public Arbitrary<byte[]> get() {
      return values();
    }
  }

  private static final int LAST_BEFORE_SURROGATES = Character.MIN_SURROGATE - 1;
  private static final int FIRST_AFTER_SURROGATES = Character.MAX_SURROGATE + 1;

  private SaleArbitraries() {}

  static Arbitrary<SaleEvent> events() {
    Arbitrary<String> keyText = texts().filter(text -> !text.matches(RulesByTree.BLANK));
    return Combinators.combine(
            keyText,
            keyText,
            Arbitraries.longs().between(SaleTime.EARLIEST_MS, SaleTime.LATEST_MS),
            Arbitraries.integers(),
            texts().optional(),
            keyText.optional())
        .as(SaleEvent::new);
  }

  /** Texts of any characters that have a UTF-8 form. */
  static Arbitrary<String> texts() {
    Arbitrary<Integer> codePoints =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 0x7f),
            Arbitraries.integers().between(0, LAST_BEFORE_SURROGATES),
            Arbitraries.integers().between(FIRST_AFTER_SURROGATES, Character.MAX_CODE_POINT));
    return codePoints
        .list()
        .ofMaxSize(12)
        .map(list -> list.stream().map(Character::toString).collect(Collectors.joining()));
  }

  /** One object whose fields are the known ones and others, with values that may or may not do. */
  static Arbitrary<String> objects() {
    Arbitrary<String> names =
        Arbitraries.of(
            SaleColumns.ITEM_ID,
            SaleColumns.STORE_ID,
            SaleColumns.TIMESTAMP_MS,
            SaleColumns.ITEM_SOLD,
            SaleColumns.ITEM_NAME,
            SaleColumns.SALE_ID,
            "till");
    Arbitrary<String> changes =
        Arbitraries.of(
            "null",
            "\"\"",
            "\" \"",
            "\"\u00a0\u2007\u3000\"",
            "\"\\u200b\ufeff\\n\u00ad\"",
            "\"\u200bx\"",
            "1",
            "-1",
            "1.5",
            "1530305100936",
            "\"1530305100936\"",
            "\"x\"",
            "\"é🍽\"",
            "{\"a\":[null]}",
            "[{}]",
            "{\"a\":1,\"a\":2}",
            "1,\"till\":1",
            "[{\"item_id\":1,\"\\u0069tem_id\":{}}]",
            "\"\\ud800\"",
            "NaN");
    return Combinators.combine(names, changes)
        .as((name, change) -> List.of(name, change))
        .list()
        .ofMaxSize(3)
        .map(
            list -> ReferenceSale.with(list.stream().flatMap(List::stream).toArray(String[]::new)));
  }

  /** Values of a few lines, some of which have had bytes put in or taken out. */
  static Arbitrary<byte[]> values() {
    Arbitrary<byte[]> lines =
        Arbitraries.oneOf(
            Arbitraries.of("", " ", "\r", "[[{}]]", "{}", "1", REFERENCE)
                .map(s -> s.getBytes(UTF_8)),
            objects().map(s -> s.getBytes(UTF_8)),
            events().map(SaleJson::write),
            Combinators.combine(objects(), Arbitraries.integers().between(0, 150), patches())
                .as(SaleArbitraries::patched));
    return lines.list().ofMinSize(1).ofMaxSize(4).map(SaleArbitraries::joined);
  }

  /** Pieces of JSON, of UTF-8, and any bytes. */
  private static Arbitrary<byte[]> patches() {
    return Arbitraries.oneOf(
        Arbitraries.of(
                "", "{", "}", "[", "]", "\"", ",", ":", "\\", "\\u0061", "0", "-", ".", "e9", "\0")
            .map(s -> s.getBytes(UTF_8)),
        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(4));
  }

  /** The line with a patch over some of its bytes. */
  private static byte[] patched(String line, int at, byte[] patch) {
    byte[] bytes = line.getBytes(UTF_8);
    int from = Math.min(at, bytes.length);
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(patch);
    int rest = Math.min(bytes.length, from + at % 3);
    out.write(bytes, rest, bytes.length - rest);
    return out.toByteArray();
  }

  private static byte[] joined(List<byte[]> lines) {
    var out = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      out.writeBytes(line);
      out.write('\n');
    }
    return out.toByteArray();
  }
}
