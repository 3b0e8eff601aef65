package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.ReferenceSale.REFERENCE;
import static com.objectstream.sales.transform.ReferenceSale.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.transform.spark.SaleCorpus;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where {@link PlainSale} reads a sale, {@link SaleReader} reads the same. It may decline any line,
 * so each test sees to it that some are read.
 */
class SamePathsTest {
  private static final long SEED = Long.getLong("sales.corpus.seed", 20_180_629L);

  static Stream<String> plainLines() {
    return Stream.of(
        REFERENCE,
        with("sale_id", "\"536365-0\""),
        with("item_name", "null", "sale_id", "null", "item_sold", "\"-7\"", "till", "-40"),
        with("timestamp_ms", "1530305100936", "Kasse", "\"früh 🍽\"", "open", "true", "x", "null"),
        with("who", "{\"id\": [7, {\"id\": null}, \"a\"], \"new\": true}"),
        " \t" + REFERENCE.replace(":", "\t:\r").replace(",", " ,").replace("}", " }") + " \r");
  }

  @ParameterizedTest
  @MethodSource("plainLines")
  void agreeOnEachChangeOfOneByte(String line) {
    byte[] bytes = line.getBytes(UTF_8);
    int plain = 0;
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      for (int b = 0; b < 256; b++) {
        changed[at] = (byte) b;
        plain += BothPaths.plainIn(changed);
      }
      plain += BothPaths.plainIn(spliced(bytes, at, at + 1, new byte[0]));
      plain += BothPaths.plainIn(spliced(bytes, at, at, new byte[] {bytes[at]}));
    }
    assertThat(plain).isGreaterThan(20 * bytes.length);
  }

  @ParameterizedTest
  @MethodSource("plainLines")
  void agreeOnEachPieceThatIsCutOutOrDoubled(String line) {
    byte[] bytes = line.getBytes(UTF_8);
    int plain = 0;
    for (int from = 0; from <= bytes.length; from++) {
      for (int to = from; to <= bytes.length; to++) {
        byte[] piece = Arrays.copyOfRange(bytes, from, to);
        plain += BothPaths.plainIn(spliced(bytes, from, to, new byte[0]));
        plain += BothPaths.plainIn(spliced(bytes, to, to, piece));
        plain += BothPaths.plainIn(piece);
      }
    }
    assertThat(plain).isGreaterThan(bytes.length);
  }

  @Test
  void agreeOnTheLinesOfOtherTests() {
    List<byte[]> corpus = SaleCorpus.inputs(SEED);
    System.out.println(corpus.size() + " inputs of -Dsales.corpus.seed=" + SEED);
    assertThat(corpus.stream().mapToInt(BothPaths::plainIn).sum()).isGreaterThan(corpus.size() / 4);

    linesOfOtherTests().forEach(line -> BothPaths.plainIn(line.getBytes(UTF_8)));
  }

  private static Stream<String> linesOfOtherTests() {
    return Stream.of(
            AcceptedLinesTest.numbers(),
            AcceptedLinesTest.texts(),
            AcceptedLinesTest.shapes(),
            AcceptedLinesTest.unknownFields(),
            RejectedLinesTest.shapes(),
            RejectedLinesTest.counts(),
            RejectedLinesTest.times(),
            RejectedLinesTest.texts(),
            RejectedLinesTest.sizes(),
            RejectedLinesTest.severalRules(),
            MalformedLinesTest.saysWhatIsWrongAndWhere())
        .flatMap(lines -> lines)
        .map(Arguments::get)
        .flatMap(Arrays::stream)
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(piece);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
