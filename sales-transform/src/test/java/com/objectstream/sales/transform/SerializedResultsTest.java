package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.ReferenceSale.PLATES;
import static com.objectstream.sales.transform.ReferenceSale.REFERENCE;
import static com.objectstream.sales.transform.ReferenceSale.quoted;
import static com.objectstream.sales.transform.ReferenceSale.with;
import static com.objectstream.sales.transform.ReferenceSale.without;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleColumns;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Results, rules and parsers go from one machine to another as they are. */
class SerializedResultsTest {
  @Test
  void keepsSalesAndRejects() throws Exception {
    String value =
        String.join(
            "\n",
            REFERENCE,
            without(SaleColumns.ITEM_NAME),
            with(SaleColumns.SALE_ID, quoted("536365-0")),
            "{}");
    List<ParsedLine> lines = new SaleParser().parse(value.getBytes(UTF_8));

    assertThat(lines).hasSize(4);
    assertThat(sent(lines)).isEqualTo(lines);
    assertThat(sent(PLATES)).isEqualTo(PLATES);
  }

  @Test
  void keepsTheRulesOfAParser() throws Exception {
    SaleParser parser =
        new SaleParser(
            SaleRules.standard()
                .maxItemSold(100)
                .stores(Set.of("Hermitage - 1"))
                .require("ODD", sale -> sale.itemSold() % 2 == 0, "give an even number"));

    assertThat(sent(parser).parse(REFERENCE.getBytes(UTF_8)))
        .isEqualTo(parser.parse(REFERENCE.getBytes(UTF_8)))
        .containsExactly(new Reject(0, "ODD", "give an even number", REFERENCE.getBytes(UTF_8)));
    assertThat(sent(new SaleParser()).parse(REFERENCE.getBytes(UTF_8)))
        .containsExactly(new ParsedSale(0, PLATES));
  }

  @SuppressWarnings("unchecked")
  private static <T> T sent(T object) throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
