package shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.ParsedLine;
import com.objectstream.sales.transform.ParsedSale;
import com.objectstream.sales.transform.Reject;
import com.objectstream.sales.transform.SaleParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.corpus.Corpus;
import shop.corpus.Outcome;

/** Runs once without Jackson and once with each of several on the class path. */
class PlainTest {
  private static final String JACKSON = System.getProperty("jackson.version");

  @Test
  void hasTheJacksonThatThisRunIsAbout() {
    assertThat(jackson()).isEqualTo(JACKSON);
  }

  @Test
  void bringsTheModelAndNothingElse() throws Exception {
    assertThat(Files.readAllLines(Path.of("target", "tree.txt")))
        .map(line -> line.replaceFirst(":[^:]*(:compile)?$", ""))
        .containsExactly(
            "shop:plain:jar",
            "\\- com.objectstream.sales:sales-transform:jar",
            "   \\- com.objectstream.sales:sales-model:jar");
  }

  @Test
  void readsTheCorpusAsEveryOtherWay() throws Exception {
    List<Outcome> outcomes = new ArrayList<>();
    List<byte[]> values = Corpus.values();
    for (int i = 0; i < values.size(); i++) {
      for (ParsedLine line : new SaleParser().parse(values.get(i))) {
        outcomes.add(outcome(i, line));
      }
    }

    assertThat(values).hasSizeGreaterThan(300);
    assertThat(Outcome.written(outcomes, "jackson-" + JACKSON))
        .hasSameTextualContentAs(Outcome.expected());
  }

  @Test
  void printsAFile() throws Exception {
    Path file = Files.writeString(Path.of("target", "shop.jsonl"), "{}\n\nplates\n");
    var printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(printed, true));
    try {
      PrintedFile.main(new String[] {file.toString()});
    } finally {
      System.setOut(out);
    }
    assertThat(printed.toString().lines())
        .satisfiesExactly(
            line ->
                assertThat(line).isEqualTo("MISSING_FIELD in line 0 (2 bytes): item_id is missing"),
            line -> assertThat(line).startsWith("MALFORMED_JSON in line 2 (6 bytes): not JSON: "));
  }

  private static Outcome outcome(int value, ParsedLine line) {
    if (line instanceof Reject reject) {
      return Outcome.reject(value, line.line(), reject.code(), reject.detail());
    }
    SaleEvent sale = ((ParsedSale) line).event();
    return Outcome.sale(
        value,
        line.line(),
        sale.itemId(),
        sale.storeId(),
        sale.timestampMs(),
        sale.itemSold(),
        sale.itemName().orElse(null),
        sale.saleId().orElse(null));
  }

  private static String jackson() {
    try {
      return Class.forName("com.fasterxml.jackson.core.json.PackageVersion")
          .getField("VERSION")
          .get(null)
          .toString();
    } catch (ReflectiveOperationException e) {
      return "none";
    }
  }
}
