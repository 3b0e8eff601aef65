package com.objectstream.sales.producer.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleEvent;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DefectTest {
  private static final SaleEvent CUPS =
      new SaleEvent(
          "cups-1", "Hermitage - 1", 1530305100936L, 2, Optional.empty(), Optional.of("1-7"));

  @ParameterizedTest
  @MethodSource("linesByDefect")
  void breaksOneRuleAndKeepsTheIdentity(Defect defect, String line) {
    assertThat(new String(defect.spoil(CUPS), ISO_8859_1)).isEqualTo(line);
  }

  private static Stream<Arguments> linesByDefect() {
    String good =
        """
        {"item_id":"cups-1","item_sold":2,"timestamp_ms":"1530305100936","store_id":"Hermitage - 1","sale_id":"1-7"}"""
            .strip();
    return Stream.of(
        Arguments.of(
            Defect.LATIN_1, good.replace("\"Hermitage", "\"Orl\u00e9ans\",\"was\":\"Hermitage")),
        Arguments.of(Defect.CUT_OFF, good.replace("}", "")),
        Arguments.of(Defect.TEXT_AFTER, good + ";"),
        Arguments.of(Defect.FIELD_TWICE, good.replace("{", "{\"item_sold\":1,")),
        Arguments.of(Defect.IN_A_LIST, "[" + good + "]"),
        Arguments.of(Defect.WITHOUT_STORE, good.replace("store_id", "shop")),
        Arguments.of(Defect.BLANK_ITEM, good.replace("\"cups", "\"  \",\"was\":\"cups")),
        Arguments.of(Defect.FRACTION_SOLD, good.replace(":2", ":0.5,\"was\":2")),
        Arguments.of(Defect.TOO_MANY_SOLD, good.replace(":2", ":\"4294967296\",\"was\":2")),
        Arguments.of(
            Defect.DATE_AS_TEXT,
            good.replace("\"1530305", "\"2018-06-29T20:45:00Z\",\"was\":\"1530305")),
        Arguments.of(
            Defect.SECONDS, good.replace("\"1530305", "\"1530305100\",\"was\":\"1530305")));
  }
}
