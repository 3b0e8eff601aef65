package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.ReferenceSale.PLATES;
import static com.objectstream.sales.transform.ReferenceSale.REFERENCE;
import static com.objectstream.sales.transform.RejectReason.INVALID_UTF8;
import static com.objectstream.sales.transform.RejectReason.MALFORMED_JSON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sales in a form that other programs write: the detail of the reject says which. */
class MistakenFormatsTest {
  private static final String SCHEMA_REGISTRY =
      ": write UTF-8 JSON without the five bytes that Schema Registry puts in front";
  private static final String ONE_OBJECT_A_LINE = ": a sale is one JSON object a line";

  private final SaleParser parser = new SaleParser();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 11, 127, 0x0000_0141, 0x7b22_6974})
  void saysSchemaRegistryOfItsFiveBytes(int schema) {
    byte[] value = behindSchemaId(schema, REFERENCE);

    assertThat(parser.parse(value))
        .containsExactly(
            new Reject(
                0,
                MALFORMED_JSON,
                "not JSON: a NUL character at the start of the line" + SCHEMA_REGISTRY,
                value));
  }

  @ParameterizedTest
  @CsvSource({"128, 4, 80", "200, 4, c8", "65408, 3, ff"})
  void saysSoOfAnIdThatIsNotUtf8(int schema, int offset, String wrong) {
    byte[] value = behindSchemaId(schema, REFERENCE);

    assertThat(parser.parse(value))
        .containsExactly(
            new Reject(
                0,
                INVALID_UTF8,
                "byte " + offset + " (0x" + wrong + ") is not UTF-8" + SCHEMA_REGISTRY,
                value));
  }

  @Test
  void saysSoOfAnIdThatIsALineEndAndReadsTheSaleInTheNextLine() {
    assertThat(parser.parse(behindSchemaId('\n', REFERENCE)))
        .containsExactly(
            new Reject(
                0,
                MALFORMED_JSON,
                "not JSON: a NUL character at the start of the line" + SCHEMA_REGISTRY,
                new byte[4]),
            new ParsedSale(1, PLATES));
  }

  @Test
  void saysSoOfEachLineThatBeginsWithinTheId() {
    assertThat(parser.parse(behindSchemaId(0x0A0A_410A, REFERENCE)))
        .satisfiesExactly(
            nul -> assertThat(detail(nul)).endsWith(SCHEMA_REGISTRY),
            letter -> assertThat(detail(letter)).endsWith(SCHEMA_REGISTRY),
            sale -> assertThat(sale).isEqualTo(new ParsedSale(3, PLATES)));
  }

  @Test
  void doesNotSaySoOfOtherValues() {
    for (byte[] value : List.of(new byte[4], new byte[] {'x', 0, 0, 0, 1, '{', '}'})) {
      assertThat(detail(parser.parse(value).get(0))).doesNotContain("Schema Registry");
    }
    byte[] later = (REFERENCE + "\n\0\0\0\0\1{}").getBytes(UTF_8);
    assertThat(detail(parser.parse(later).get(1))).doesNotContain("Schema Registry");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "\ufeff {", " {\"item_id\":", "{\"item_id\": \"plates", "{\"a\": ["})
  void saysOfTheBeginningOfAnObjectThatASaleIsOneLine(String beginning) {
    ParsedLine first = parser.parse((beginning + "\n\"store_id\": 1 }").getBytes(UTF_8)).get(0);

    assertThat(first).extracting("code").isEqualTo(MALFORMED_JSON.name());
    assertThat(detail(first)).startsWith("not JSON: ").endsWith(ONE_OBJECT_A_LINE);
  }

  @Test
  void rejectsEachLineOfAPrintedSaleAndSaysSoOnceOnly() {
    String printed = REFERENCE.replace("{", "{\n  ").replace(", ", ",\n  ").replace("}", "\n}");

    List<ParsedLine> lines = parser.parse(printed.getBytes(UTF_8));

    assertThat(lines).hasSize(7).hasOnlyElementsOfType(Reject.class);
    assertThat(lines)
        .filteredOn(line -> detail(line).endsWith(ONE_OBJECT_A_LINE))
        .extracting(ParsedLine::line)
        .containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "\"{", "{\"a\":tru", "{} {", "{\"a\":1]"})
  void doesNotSaySoOfWhatNoFurtherLineCouldMend(String line) {
    assertThat(detail(parser.parse(line.getBytes(UTF_8)).get(0))).doesNotContain("a line");
  }

  private static byte[] behindSchemaId(int schema, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return ByteBuffer.allocate(5 + bytes.length).put((byte) 0).putInt(schema).put(bytes).array();
  }

  private static String detail(ParsedLine line) {
    return ((Reject) line).detail();
  }
}
