package com.objectstream.sales.transform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.model.SaleJson;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AnyBytesTest {
  private final SaleParser parser = new SaleParser();

  @Property(edgeCases = EdgeCasesMode.NONE)
  void readsBackWhatWasWritten(@ForAll(supplier = SaleArbitraries.AnySale.class) SaleEvent event) {
    assertThat(parser.parse(SaleJson.write(event))).containsExactly(new ParsedSale(0, event));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void keepsToTheRulesWhateverTheLine(
      @ForAll(supplier = SaleArbitraries.AnyValue.class) byte[] value) {
    assertKeepsToTheRules(value);
  }

  @Property
  void keepsToTheRulesWhateverTheBytes(@ForAll byte[] value) {
    assertKeepsToTheRules(value);
  }

  /** One result for each line that is not blank, which is its bytes and the rule it breaks. */
  private void assertKeepsToTheRules(byte[] value) {
    List<ParsedLine> parsed = parser.parse(value);
    String[] lines = new String(value, ISO_8859_1).split("\n", -1);
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].matches("[ \t\r]*")) {
        numbers.add(i);
      }
    }
    if (numbers.isEmpty()) {
      assertThat(parsed).hasSize(1).first().isInstanceOf(Reject.class);
      return;
    }
    assertThat(parsed).extracting(ParsedLine::line).containsExactlyElementsOf(numbers);
    parsed.forEach(line -> assertKeepsToTheRules(line, lines[line.line()].getBytes(ISO_8859_1)));
  }

  private static void assertKeepsToTheRules(ParsedLine parsed, byte[] line) {
    var broken = RulesByTree.broken(line);
    if (parsed instanceof Reject reject) {
      assertThat(broken.map(RejectReason::name)).hasValue(reject.code());
      assertThat(reject.value()).isEqualTo(line);
      assertThat(reject.detail()).hasSizeLessThanOrEqualTo(200).doesNotContainPattern("\\p{Cntrl}");
    } else {
      assertThat(broken).isEmpty();
    }
  }
}
