package com.objectstream.sales.transform;

import static com.objectstream.sales.model.SaleColumns.ITEM_ID;
import static com.objectstream.sales.model.SaleColumns.ITEM_NAME;
import static com.objectstream.sales.transform.ReferenceSale.REFERENCE;
import static com.objectstream.sales.transform.ReferenceSale.quoted;
import static com.objectstream.sales.transform.ReferenceSale.with;
import static com.objectstream.sales.transform.RejectReason.INVALID_UTF8;
import static com.objectstream.sales.transform.RejectReason.MALFORMED_JSON;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedLinesTest {
  private static final String NESTED_TOO_DEEP =
      "the JSON is nested too deep: use at most 100 levels";

  @ParameterizedTest
  @MethodSource
  void saysWhatIsWrongAndWhere(String line, String detail) {
    assertThat(only(line.getBytes(UTF_8)))
        .isEqualTo(new Reject(0, MALFORMED_JSON, detail, line.getBytes(UTF_8)));
  }

  static Stream<Arguments> saysWhatIsWrongAndWhere() {
    return Stream.of(
        arguments(
            "{\"a\":",
            "not JSON: Unexpected end-of-input within/between Object entries near byte 5"
                + ": a sale is one JSON object a line"),
        arguments(
            "[{}",
            "not JSON: Unexpected end-of-input: expected close marker for Array near byte 3"),
        arguments("{\"a\":NaN}", "not JSON: Non-standard token 'NaN' near byte 8"),
        arguments("{}{}", "not JSON: there is text after the JSON value near byte 3"),
        arguments("\ufeff", "not JSON: Unexpected character beyond ASCII near byte 2"),
        arguments("{🍽}", "not JSON: Unexpected character beyond ASCII near byte 5"),
        arguments("🍽", "not JSON: Unexpected character beyond ASCII near byte 2"),
        arguments(
            "{\"a\":1,\"\\u0061\":2}", "not JSON: a field is named twice, \"a\" near byte 17"),
        arguments(
            with(ITEM_NAME, quoted("\\ud800")),
            "item_name is \"\\ud800\": give both halves of a surrogate pair"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a':1}",
        "{a:1}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":0x10}",
        "{\"a\":Infinity}",
        "{\"a\":tru}",
        "{\"a\":TRUE}",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{\"a\":1 \"b\":2}",
        "{\"a\" 1}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\u0001\"}",
        "{\"a\u0001\":1}",
        "{\"a\":\"b}",
        "{\"a\":1}/* */",
        "{\"a\":1}#",
        "{\"a\":1}]",
        "}",
        "\f{}",
        "\u00a0{}",
        "{} x",
        "1 2",
        "\"a\"\"b\""
      })
  void rejectsWhatIsNotJson(String line) {
    assertThat(only(line.getBytes(UTF_8)).code()).isEqualTo(MALFORMED_JSON.name());
  }

  @ParameterizedTest
  @MethodSource
  void rejectsTheMalformedLineWhateverElseIsWrong(String line) {
    assertThat(only(line.getBytes(UTF_8)).code()).isEqualTo(MALFORMED_JSON.name());
  }

  static Stream<String> rejectsTheMalformedLineWhateverElseIsWrong() {
    return Stream.of(
        with(ITEM_ID, "\"\"") + "x",
        with(ITEM_ID, "null", ITEM_NAME, quoted("\\udc00\\ud800")),
        "[" + "9".repeat(SaleLimits.MAX_LINE_BYTES),
        "{\"item_id\":null,\"item_id\":\"plates-235\"}",
        "{\"item_id\":\"plates-235\",\"\\u0069tem_id\":\"plates-235\"}",
        "{\"🍽\":1,\"\\ud83c\\udf7d\":1}",
        with("till", "1").replace("}", ",\"\\u0074ill\":1}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"a\":}"})
  void rejectsTheHundredAndFirstLevel(String level) {
    String opening = level.substring(0, level.length() - 1);
    String closing = level.substring(level.length() - 1);
    int atOnce = SaleLimits.MAX_NESTING - 1;
    String allowed = opening.repeat(atOnce) + "0" + closing.repeat(atOnce);

    assertThat(new SaleParser().parse(with("till", allowed).getBytes(UTF_8)))
        .containsExactly(new ParsedSale(0, ReferenceSale.PLATES));
    assertThat(only(with("till", opening + allowed + closing).getBytes(UTF_8)))
        .extracting(Reject::code, Reject::detail)
        .containsExactly(MALFORMED_JSON.name(), NESTED_TOO_DEEP);
  }

  @ParameterizedTest
  @CsvSource({
    "overlong, c080, 12",
    "overlong in three bytes, e09fbf, 12",
    "overlong in four bytes, f08fbfbf, 12",
    "surrogate, eda080, 12",
    "above U+10FFFF, f4908080, 12",
    "never a lead, ff, 12",
    "continuation alone, 4180, 13",
    "cut short, e282, 12",
    "cut short by ASCII, f09f9841, 12",
    "after a good one, c3a9f09f9880c3, 18"
  })
  void rejectsBytesThatAreNotUtf8(String why, String hex, int offset) {
    byte[] value = ("{\"item_id\":\"" + latin1(hex) + "\"}").getBytes(ISO_8859_1);
    String wrongByte = HexFormat.of().toHexDigits(value[offset]);

    assertThat(only(value))
        .as(why)
        .isEqualTo(
            new Reject(
                0,
                INVALID_UTF8,
                "byte " + offset + " (0x" + wrongByte + ") is not UTF-8: write the line in UTF-8",
                value));
  }

  @Test
  void rejectsOtherEncodings() {
    for (Charset wide : new Charset[] {UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE")}) {
      assertThat(only(REFERENCE.getBytes(wide)).code()).isEqualTo(MALFORMED_JSON.name());
    }
    assertThat(only(new byte[] {0}).code()).isEqualTo(MALFORMED_JSON.name());
  }

  private static String latin1(String hex) {
    return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
  }

  private static Reject only(byte[] value) {
    assertThat(new SaleParser().parse(value)).hasSize(1).hasOnlyElementsOfType(Reject.class);
    return (Reject) new SaleParser().parse(value).get(0);
  }
}
