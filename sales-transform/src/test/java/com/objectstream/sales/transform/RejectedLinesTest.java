package com.objectstream.sales.transform;

import static com.objectstream.sales.model.SaleColumns.ITEM_ID;
import static com.objectstream.sales.model.SaleColumns.ITEM_NAME;
import static com.objectstream.sales.model.SaleColumns.ITEM_SOLD;
import static com.objectstream.sales.model.SaleColumns.SALE_ID;
import static com.objectstream.sales.model.SaleColumns.STORE_ID;
import static com.objectstream.sales.model.SaleColumns.TIMESTAMP_MS;
import static com.objectstream.sales.transform.ReferenceSale.quoted;
import static com.objectstream.sales.transform.ReferenceSale.with;
import static com.objectstream.sales.transform.ReferenceSale.without;
import static com.objectstream.sales.transform.RejectReason.BLANK_FIELD;
import static com.objectstream.sales.transform.RejectReason.MISSING_FIELD;
import static com.objectstream.sales.transform.RejectReason.NOT_AN_OBJECT;
import static com.objectstream.sales.transform.RejectReason.TIMESTAMP_OUT_OF_RANGE;
import static com.objectstream.sales.transform.RejectReason.TOO_LARGE;
import static com.objectstream.sales.transform.RejectReason.WRONG_TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RejectedLinesTest {
  private static final String WHOLE_NUMBER = ": give a whole number of at most 32 bits";
  private static final String EPOCH_MS = ": give epoch milliseconds as a whole number";
  private static final String YEARS = ": give milliseconds of the years 2000 to 9999";
  private static final String BYTES = ": give at most 32768 bytes";
  private static final String TOO_LONG_A_LINE = "the line has 1048577 bytes: give at most 1048576";

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource({"shapes", "counts", "times", "texts", "sizes", "severalRules"})
  void rejectsTheLine(RejectReason reason, String line, String detail) {
    byte[] value = line.getBytes(UTF_8);

    assertThat(new SaleParser().parse(value)).containsExactly(new Reject(0, reason, detail, value));
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        arguments(NOT_AN_OBJECT, "[1,\t2]", "the line is [1,\\u00092]: give a JSON object"),
        arguments(
            NOT_AN_OBJECT,
            "[{\"x\":1,\"x\":1}]",
            "the line is [{\"x\":1,\"x\":1}]: give a JSON object"),
        arguments(NOT_AN_OBJECT, "null", "the line is null: give a JSON object"),
        arguments(NOT_AN_OBJECT, "-1.5e3", "the line is -1.5e3: give a JSON object"),
        arguments(NOT_AN_OBJECT, quoted("{}"), "the line is \"{}\": give a JSON object"),
        arguments(MISSING_FIELD, "{}", "item_id is missing"),
        arguments(MISSING_FIELD, without(STORE_ID), "store_id is missing"),
        arguments(MISSING_FIELD, without(TIMESTAMP_MS), "timestamp_ms is missing"),
        arguments(MISSING_FIELD, with(ITEM_SOLD, "null"), "item_sold is missing"));
  }

  static Stream<Arguments> counts() {
    return Stream.of(
            "2147483648",
            "-2147483649",
            quoted("2147483648"),
            "9223372036854775808",
            "-9223372036854775809",
            "18446744073709551639",
            "23.0",
            "1e3",
            "true",
            "[23]",
            "{\"n\":[23]}",
            quoted(""),
            quoted("-"),
            quoted("+23"),
            quoted(" 23"),
            quoted("--23"),
            quoted("٢٣"),
            quoted("a lot"))
        .map(
            json ->
                arguments(
                    WRONG_TYPE, with(ITEM_SOLD, json), "item_sold is " + json + WHOLE_NUMBER));
  }

  static Stream<Arguments> times() {
    return Stream.concat(
        Stream.of("946684799999", "253402300800000", "-5", "9".repeat(70), quoted("0"))
            .map(json -> timestamp(TIMESTAMP_OUT_OF_RANGE, json, YEARS)),
        Stream.of("1530305100936.0", "false", quoted("-5"), quoted("2018-06-29"), quoted("15e11"))
            .map(json -> timestamp(WRONG_TYPE, json, EPOCH_MS)));
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments(
            BLANK_FIELD, with(ITEM_ID, "\"\""), "item_id is \"\": give a text that is not blank"),
        arguments(
            BLANK_FIELD,
            with(STORE_ID, quoted(" \\t\u2003")),
            "store_id is \" \\t\u2003\": give a text that is not blank"),
        arguments(
            BLANK_FIELD,
            with(SALE_ID, quoted(" ")),
            "sale_id is \" \": give a text that is not blank"),
        arguments(
            BLANK_FIELD,
            with(STORE_ID, quoted("\u00a0\u202f\u2007")),
            "store_id is \"\u00a0\u202f\u2007\": give a text that is not blank"),
        arguments(
            BLANK_FIELD,
            with(ITEM_ID, quoted("\u200b\ufeff\\u0000\u00ad\\udb40\\udc01")),
            "item_id is \"\\u200b\\ufeff\\u0000\\u00ad\\udb40\\udc01\": give a text that is not blank"),
        arguments(WRONG_TYPE, with(ITEM_ID, "235"), "item_id is 235: give a string"),
        arguments(WRONG_TYPE, with(STORE_ID, "[ \"a\" ]"), "store_id is [ \"a\" ]: give a string"),
        arguments(WRONG_TYPE, with(ITEM_NAME, "{}"), "item_name is {}: give a string"),
        arguments(
            WRONG_TYPE,
            with(ITEM_NAME, "{\"x\":1,\"x\":2}"),
            "item_name is {\"x\":1,\"x\":2}: give a string"),
        arguments(WRONG_TYPE, with(SALE_ID, "true"), "sale_id is true: give a string"));
  }

  static Stream<Arguments> sizes() {
    String tooLong = quoted("x".repeat(SaleLimits.MAX_KEY_TEXT_BYTES + 1));
    return Stream.concat(
        Stream.of(
            arguments(TOO_LARGE, oneByteTooLong(ReferenceSale.REFERENCE), TOO_LONG_A_LINE),
            arguments(
                TOO_LARGE,
                with(ITEM_ID, quoted("é".repeat(16_383)), SALE_ID, quoted("x".repeat(32_762))),
                "item_id with sale_id has 65528 bytes: give at most 65527")),
        Stream.of(ITEM_ID, STORE_ID, SALE_ID)
            .map(f -> arguments(TOO_LARGE, with(f, tooLong), cut(f + " is \"", "x", BYTES))));
  }

  /** The first rule of the contract is the reason, then the first field of it. */
  static Stream<Arguments> severalRules() {
    String tooLong = quoted("é".repeat(SaleLimits.MAX_KEY_TEXT_BYTES / 2) + "x");
    return Stream.of(
        arguments(MISSING_FIELD, "{\"store_id\": 1, \"timestamp_ms\": 0}", "item_id is missing"),
        arguments(MISSING_FIELD, with(ITEM_ID, "\"\"", ITEM_SOLD, "null"), "item_sold is missing"),
        arguments(
            BLANK_FIELD,
            with(ITEM_ID, "1", SALE_ID, "\"\""),
            "sale_id is \"\": give a text that is not blank"),
        arguments(
            WRONG_TYPE,
            with(TIMESTAMP_MS, "0", ITEM_ID, tooLong, SALE_ID, "[1]"),
            "sale_id is [1]: give a string"),
        arguments(
            WRONG_TYPE, with(ITEM_SOLD, "1.5", STORE_ID, "2"), "store_id is 2: give a string"),
        arguments(
            TIMESTAMP_OUT_OF_RANGE,
            with(TIMESTAMP_MS, "1", ITEM_ID, tooLong),
            "timestamp_ms is 1" + YEARS),
        arguments(
            NOT_AN_OBJECT,
            "1" + " ".repeat(SaleLimits.MAX_LINE_BYTES),
            cut("the line is 1", " ", ": give a JSON object")),
        arguments(TOO_LARGE, with(ITEM_ID, tooLong), cut("item_id is \"", "é", BYTES)),
        arguments(TOO_LARGE, oneByteTooLong(with(ITEM_ID, tooLong)), TOO_LONG_A_LINE));
  }

  private static Arguments timestamp(RejectReason reason, String json, String advice) {
    return arguments(reason, with(TIMESTAMP_MS, json), "timestamp_ms is " + json + advice);
  }

  private static String oneByteTooLong(String line) {
    return line + " ".repeat(SaleLimits.MAX_LINE_BYTES + 1 - line.getBytes(UTF_8).length);
  }

  /** A message of the greatest length, the middle of which is one character again and again. */
  private static String cut(String before, String middle, String after) {
    int room = 200 - before.length() - 1 - after.length();
    return before + middle.repeat(room) + "…" + after;
  }
}
