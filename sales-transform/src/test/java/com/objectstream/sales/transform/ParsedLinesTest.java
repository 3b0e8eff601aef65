package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.ReferenceSale.PLATES;
import static com.objectstream.sales.transform.ReferenceSale.REFERENCE;
import static com.objectstream.sales.transform.ReferenceSale.quoted;
import static com.objectstream.sales.transform.ReferenceSale.with;
import static com.objectstream.sales.transform.RejectReason.EMPTY_VALUE;
import static com.objectstream.sales.transform.RejectReason.MALFORMED_JSON;
import static com.objectstream.sales.transform.RejectReason.NOT_AN_OBJECT;
import static com.objectstream.sales.transform.RejectReason.TOO_LARGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstream.sales.model.SaleColumns;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedLinesTest {
  /** More with {@code -Dsoak.lines}. */
  private static final int MANY = Integer.getInteger("soak.lines", 300_000);

  private static final int EVERY_SO_OFTEN = 1_000;

  /** More than Jackson takes for a text by itself. */
  private static final int MIB_24 = 24 << 20;

  private final SaleParser parser = new SaleParser();

  @Test
  void readsManyLinesOfOneValueAndKeepsNone() {
    ParsedLines lines = parser.lines("1\n".repeat(MANY).getBytes(UTF_8));
    var given = new ArrayList<WeakReference<ParsedLine>>();

    for (int number = 0; number < MANY; number++) {
      ParsedLine line = lines.next();
      if (number % EVERY_SO_OFTEN == 0) {
        assertThat(line).isEqualTo(one(number));
        given.add(new WeakReference<>(line));
      }
    }
    System.gc();

    assertThat(given).extracting(WeakReference::get).containsOnlyNulls();
    assertThat(lines.hasNext()).isFalse();
  }

  @Test
  void passesOverManyBlankLines() {
    String value = "\r\n".repeat(MANY) + REFERENCE + "\n".repeat(MANY);

    assertThat(parser.lines(value.getBytes(UTF_8)))
        .toIterable()
        .containsExactly(new ParsedSale(MANY, PLATES));
  }

  @ParameterizedTest
  @ValueSource(strings = {SaleColumns.ITEM_NAME, SaleColumns.ITEM_ID, "till"})
  void rejectsALineOf24MiB(String field) {
    byte[] value = with(field, quoted("x".repeat(MIB_24))).getBytes(UTF_8);

    assertThat(parser.lines(value))
        .toIterable()
        .containsExactly(
            new Reject(
                0,
                TOO_LARGE,
                "the line has " + value.length + " bytes: give at most 1048576",
                value));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 99_998})
  void findsAFieldNamedTwiceAmongAsManyAsALineCanHave(int repeated) {
    String line = withFields(99_999, repeated);

    assertThat(line.length()).isLessThan(SaleLimits.MAX_LINE_BYTES);
    assertThat(parser.lines(line.getBytes(UTF_8)))
        .toIterable()
        .extracting("code")
        .containsExactly(MALFORMED_JSON.name());
  }

  /** So that the names of a line of 70 MiB, which is a reject anyway, do not fill the heap. */
  @ParameterizedTest
  @CsvSource({"0, MALFORMED_JSON", "299998, TOO_LARGE"})
  void remembersNoMoreFieldsThanALineCanHave(int repeated, RejectReason reason) {
    String line = withFields(299_999, repeated);

    assertThat(parser.lines(line.getBytes(UTF_8)))
        .toIterable()
        .extracting("code")
        .containsExactly(reason.name());
  }

  @Test
  void yieldsTheValueWithoutALineOnce() {
    ParsedLines lines = parser.lines(" \n\n".getBytes(UTF_8));

    assertThat(lines.next()).extracting("code", "line").containsExactly(EMPTY_VALUE.name(), 0);
    assertThat(lines.hasNext()).isFalse();
    assertThatThrownBy(lines::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void makesARejectOfTheLineThatItGaveLast() {
    ParsedLines lines = parser.lines(("{}\n\n" + REFERENCE + "\n[]").getBytes(UTF_8));
    assertThatIllegalStateException().isThrownBy(() -> lines.reject(TOO_LARGE, "of a table"));
    lines.next();
    lines.next();

    assertThat(lines.reject(TOO_LARGE, "too long for the key of a table"))
        .isEqualTo(
            new Reject(2, TOO_LARGE, "too long for the key of a table", REFERENCE.getBytes(UTF_8)));
    assertThat(lines.next()).extracting("code", "line").containsExactly(NOT_AN_OBJECT.name(), 3);
  }

  /** The reference message with this many fields more, and one of those once more. */
  private static String withFields(int count, int repeated) {
    var line = new StringBuilder(REFERENCE.replace("}", ""));
    for (int i = 0; i < count; i++) {
      line.append(field(i));
    }
    return line.append(field(repeated)).append('}').toString();
  }

  private static String field(int number) {
    return ",\"" + Integer.toHexString(number) + "\":1";
  }

  private static Reject one(int line) {
    return new Reject(line, NOT_AN_OBJECT, "the line is 1: give a JSON object", new byte[] {'1'});
  }
}
