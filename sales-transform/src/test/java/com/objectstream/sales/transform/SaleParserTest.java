package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.ReferenceSale.PLATES;
import static com.objectstream.sales.transform.ReferenceSale.REFERENCE;
import static com.objectstream.sales.transform.RejectReason.EMPTY_VALUE;
import static com.objectstream.sales.transform.RejectReason.INVALID_UTF8;
import static com.objectstream.sales.transform.RejectReason.MISSING_FIELD;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.source.RejectHeaders;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaleParserTest {
  private final SaleParser parser = new SaleParser();

  @Test
  void readsTheLinesOfAValueInOrderAndCountsTheBlankOnes() {
    String value = REFERENCE + "\r\n\r\n \t\n{}\r\n" + REFERENCE;

    assertThat(parser.parse(value.getBytes(UTF_8)))
        .containsExactly(
            new ParsedSale(0, PLATES),
            new Reject(3, MISSING_FIELD, "item_id is missing", "{}\r".getBytes(UTF_8)),
            new ParsedSale(4, PLATES));
  }

  @Test
  void rejectsNoOtherLineThanTheBadOne() {
    byte[] value = (REFERENCE + "\n\u00ff\n" + REFERENCE + "\n").getBytes(ISO_8859_1);

    assertThat(parser.parse(value))
        .containsExactly(
            new ParsedSale(0, PLATES),
            new Reject(
                1,
                INVALID_UTF8,
                "byte 0 (0xff) is not UTF-8: write the line in UTF-8",
                new byte[] {(byte) 0xff}),
            new ParsedSale(2, PLATES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \t\r\n\n "})
  void rejectsTheValueWithoutALine(String value) {
    assertThat(parser.parse(value.getBytes(UTF_8)))
        .containsExactly(
            new Reject(
                0,
                EMPTY_VALUE,
                "the value has no line: give one JSON object a line",
                value.getBytes(UTF_8)));
  }

  @Test
  void readsOnAfterMoreNamesOfFieldsThanItRemembers() {
    for (int i = 0; i < 1_000; i++) {
      String line = ReferenceSale.with("till-" + i, "{\"shift-" + i + "\": 1}");
      assertThat(parser.parse(line.getBytes(UTF_8))).containsExactly(new ParsedSale(0, PLATES));
    }
  }

  @Test
  void runsWithoutSparkOnTheClassPath() throws Exception {
    try (var plain = new URLClassLoader(needed(), ClassLoader.getPlatformClassLoader())) {
      Class<?> type = plain.loadClass(SaleParser.class.getName());
      Object parsed =
          type.getMethod("parse", byte[].class)
              .invoke(type.getConstructor().newInstance(), REFERENCE.getBytes(UTF_8));

      Object position =
          plain
              .loadClass(RejectHeaders.class.getName())
              .getMethod("read", Map.class)
              .invoke(null, Map.of());

      assertThat(type).isNotSameAs(SaleParser.class);
      assertThat(position).isEqualTo(Optional.empty());
      assertThat(parsed).hasToString(List.of(new ParsedSale(0, PLATES)).toString());
      assertThat(plain.getResource("org/apache/spark/sql/Dataset.class")).isNull();
    }
  }

  private static URL[] needed() throws IOException {
    return Stream.of(SaleParser.class, SaleEvent.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .toArray(URL[]::new);
  }
}
