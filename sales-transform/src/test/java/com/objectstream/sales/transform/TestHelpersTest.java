package com.objectstream.sales.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.testing.BrokenLines;
import com.objectstream.sales.transform.testing.TestSale;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestHelpersTest {
  private final SaleParser parser = new SaleParser();

  @Test
  void writesTheSaleThatWasBuilt() {
    TestSale sale =
        TestSale.plates()
            .item("cups-7")
            .store("Louvre - 2")
            .at(Instant.parse("2026-11-26T10:00:00Z"))
            .sold(-1)
            .named("Cups")
            .identified("536365-0");

    assertThat(parser.parse(sale.line()))
        .containsExactly(
            new ParsedSale(
                0,
                new SaleEvent(
                    "cups-7",
                    "Louvre - 2",
                    1_795_687_200_000L,
                    -1,
                    Optional.of("Cups"),
                    Optional.of("536365-0"))));
    assertThat(TestSale.plates().unnamed().sold(-1).json())
        .isEqualTo(
            "{\"item_id\":\"plates-235\",\"item_sold\":-1,\"timestamp_ms\":\"1530305100936\","
                + "\"store_id\":\"Hermitage - 1\"}");
  }

  @ParameterizedTest
  @EnumSource
  void breaksOneRule(RejectReason reason) {
    assertThat(codes(BrokenLines.of(reason))).containsExactly(reason.name());
    assertThat(BrokenLines.all().get(reason)).isEqualTo(BrokenLines.of(reason));
  }

  /** What mends it is the one thing: nothing else is wrong with the line. */
  @Test
  void breaksNoOtherRule() {
    String plates = TestSale.plates().json();
    assertThat(new String(BrokenLines.of(RejectReason.MALFORMED_JSON), UTF_8) + "}")
        .isEqualTo(plates);
    assertThat(new String(BrokenLines.of(RejectReason.MISSING_FIELD), UTF_8))
        .isEqualTo(plates.replace("\"item_id\":\"plates-235\",", ""));
    assertThat(BrokenLines.all()).hasSize(RejectReason.values().length);
  }

  private List<String> codes(byte[] value) {
    return parser.parse(Arrays.copyOf(value, value.length)).stream()
        .map(TestHelpersTest::code)
        .toList();
  }

  private static String code(ParsedLine line) {
    return line instanceof Reject reject ? reject.code() : "none";
  }
}
