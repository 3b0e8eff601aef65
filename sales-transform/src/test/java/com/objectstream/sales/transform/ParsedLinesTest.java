package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.RejectReason.EMPTY_VALUE;
import static com.objectstream.sales.transform.RejectReason.NOT_AN_OBJECT;
import static com.objectstream.sales.transform.RejectReason.TOO_LARGE;
import static com.objectstream.sales.transform.SaleLines.PLATES;
import static com.objectstream.sales.transform.SaleLines.REFERENCE;
import static com.objectstream.sales.transform.SaleLines.quoted;
import static com.objectstream.sales.transform.SaleLines.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstream.sales.model.SaleColumns;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedLinesTest {
  private static final int SEVEN_MILLION = 7_000_000;
  private static final int MIB_70 = 70 << 20;

  private final SaleParser parser = new SaleParser();

  /** As a list, the lines of this value alone are more than the heap of the tests. */
  @Test
  void readsSevenMillionLinesOfOneValueOneAtATime() {
    ParsedLines lines = parser.lines("1\n".repeat(SEVEN_MILLION).getBytes(UTF_8));

    int count = 0;
    while (lines.hasNext()) {
      var reject = (Reject) lines.next();
      if (reject.reason() != NOT_AN_OBJECT
          || reject.line() != count++
          || reject.value().length != 1) {
        throw new AssertionError(reject);
      }
    }
    assertThat(count).isEqualTo(SEVEN_MILLION);
  }

  @Test
  void passesOverMillionsOfBlankLines() {
    String value = "\r\n".repeat(SEVEN_MILLION) + REFERENCE + "\n".repeat(SEVEN_MILLION);

    assertThat(parser.lines(value.getBytes(UTF_8)))
        .toIterable()
        .containsExactly(new ParsedSale(SEVEN_MILLION, PLATES));
  }

  @ParameterizedTest
  @ValueSource(strings = {SaleColumns.ITEM_NAME, SaleColumns.ITEM_ID, "till"})
  void rejectsALineOf70MiB(String field) {
    byte[] value = with(field, quoted("x".repeat(MIB_70))).getBytes(UTF_8);

    assertThat(parser.lines(value))
        .toIterable()
        .containsExactly(
            new Reject(
                0,
                TOO_LARGE,
                "the line has " + value.length + " bytes: give at most 1048576",
                value));
  }

  @Test
  void yieldsTheValueWithoutALineOnce() {
    ParsedLines lines = parser.lines(" \n\n".getBytes(UTF_8));

    assertThat(lines.next()).extracting("reason", "line").containsExactly(EMPTY_VALUE, 0);
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
    assertThat(lines.next()).extracting("reason", "line").containsExactly(NOT_AN_OBJECT, 3);
  }
}
