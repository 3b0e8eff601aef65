package com.objectstream.sales.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.objectstream.sales.model.SaleColumns;
import com.objectstream.sales.model.SaleEvent;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

class SaleTextTest {
  private static final int LAST_OF_THE_FIRST_PLANE = 0xFFFF;

  /** Patterns of later Javas follow later versions of Unicode, which the rules do not. */
  @Test
  @EnabledOnJre(JRE.JAVA_17)
  void knowsEveryCharacterThatNobodySees() {
    Pattern blank = Pattern.compile(RulesByTree.BLANK);
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String text = Character.toString(codePoint);
      assertThat(SaleText.isBlank(text))
          .as("U+%04X", codePoint)
          .isEqualTo(blank.matcher(text).matches());
    }
  }

  @Test
  void takesATextForBlankOnlyIfAllOfItIs() {
    assertThat(SaleText.isBlank("")).isTrue();
    assertThat(SaleText.isBlank("\u00a0 \u200b\udb40\udc01\t")).isTrue();
    assertThat(SaleText.isBlank("\u00a0 \u200b\ud83c\udf7d\t")).isFalse();
    assertThat(SaleText.isBlank("\u200bx")).isFalse();
  }

  @Property
  void countsTheBytesOfUtf8(@ForAll("texts") String text) {
    assertThat(SaleText.utf8Bytes(text)).isEqualTo(text.getBytes(UTF_8).length);
  }

  @Provide
  Arbitrary<String> texts() {
    return SaleArbitraries.texts();
  }

  /** A pattern cannot name those beyond the first plane in all dialects: the schema is looser. */
  @Test
  void saysInTheJsonSchemaWhatIsBlank() throws IOException {
    JsonNode schema =
        new JsonMapper().readTree(SaleEvent.class.getResourceAsStream("item_sales.schema.json"));
    Pattern seen = Pattern.compile(schema.at("/$defs/seen/pattern").textValue());

    assertThat(List.of(SaleColumns.ITEM_ID, SaleColumns.STORE_ID, SaleColumns.SALE_ID))
        .allSatisfy(
            field ->
                assertThat(schema.at("/properties/" + field + "/$ref").textValue())
                    .isEqualTo("#/$defs/seen"));
    assertThat(IntStream.rangeClosed(0, LAST_OF_THE_FIRST_PLANE).mapToObj(Character::toString))
        .allSatisfy(
            text -> assertThat(seen.matcher(text).find()).isNotEqualTo(SaleText.isBlank(text)));
  }
}
