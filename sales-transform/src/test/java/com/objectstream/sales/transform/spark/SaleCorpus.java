package com.objectstream.sales.transform.spark;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.transform.SaleLimits;
import com.objectstream.sales.transform.testing.BrokenLines;
import com.objectstream.sales.transform.testing.TestSale;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Values that are sales, nearly sales, or meant to do harm: some by hand, most by a seed. */
public final class SaleCorpus {
  private static final TestSale PLATES = TestSale.plates();
  private static final String JSON = PLATES.json();
  private static final int GENERATED = 300;

  /** Pieces of JSON, of UTF-8 and of neither, to be put over the bytes of a line. */
  private static final List<byte[]> PATCHES =
      List.of(
          text("{"),
          text("}"),
          text("\""),
          text(","),
          text("\\u0000"),
          text("\\ud800"),
          text("\n"),
          text("\r\n"),
          text(" "),
          text("9e9"),
          text("-"),
          text("\u00a0"),
          text("🍽"),
          text("\ufffd"),
          text("null"),
          new byte[] {(byte) 0xff},
          new byte[] {(byte) 0xe2, (byte) 0x82},
          new byte[] {0},
          new byte[0]);

  private SaleCorpus() {}

  /** The same for the same seed. */
  public static List<byte[]> inputs(long seed) {
    var inputs = new ArrayList<byte[]>(BrokenLines.all().values());
    inputs.addAll(good());
    inputs.addAll(shapes());
    inputs.addAll(sizes());
    var random = new Random(seed);
    IntStream.range(0, GENERATED).forEach(n -> inputs.add(generated(random)));
    return inputs;
  }

  private static List<byte[]> good() {
    return List.of(
        PLATES.line(),
        PLATES.unnamed().line(),
        PLATES.identified("536365-0").line(),
        PLATES.sold(Integer.MAX_VALUE).line(),
        PLATES.sold(Integer.MIN_VALUE).line(),
        PLATES.at(Instant.parse("2000-01-01T00:00:00Z")).line(),
        PLATES.at(Instant.parse("9999-12-31T23:59:59.999Z")).line(),
        PLATES.store("'); DROP TABLE dg_store.dg_item_sales; --").line(),
        PLATES.named("\u0000\n\t\"\\🍽\u202e").line(),
        text("\ufeff" + JSON),
        text(" \t" + JSON + "\r"),
        text(JSON + "\n\n \r\n" + JSON + "\n"),
        text(JSON.replace("}", ",\"till\":{\"a\":[1,{\"a\":2,\"a\":3}]}}")),
        text(JSON.replace("}", ",\"" + "x".repeat(60_000) + "\":1}")),
        text(JSON.replace("}", ",\"till\":1e" + "9".repeat(5_000) + "}")),
        text(JSON.replace("}", ",\"till\":" + "[".repeat(99) + "]".repeat(99) + "}")));
  }

  private static List<byte[]> shapes() {
    return List.of(
        text("\n"),
        text(" \r\n\t\n"),
        text("null"),
        text("{}"),
        text("{}\n[]\n\n1 2\n" + JSON),
        text(JSON + JSON),
        text(JSON.replace("}", ",\"item_id\":\"x\"}")),
        text(JSON.replace("}", ",\"\\u0069tem_id\":\"x\"}")),
        text(JSON.replace("}", ",\"till\":1,\"till\":1}")),
        text(JSON.replace("}", ",\"till\":" + "[".repeat(100) + "]".repeat(100) + "}")),
        text(JSON.replace("}", ",\"sale_id\":\"\u200b\"}")),
        text(JSON.replace("}", ",\"sale_id\":7}")),
        text(JSON.replace("Plates", "\\ud800")),
        text(JSON.replace(":23,", ":23.0,")),
        text(JSON.replace(":23,", ":\"٢٣\",")),
        text(JSON.replace(":23,", ":" + "9".repeat(400) + ",")),
        text(JSON.replace("\"1530305100936\"", "\"-1530305100936\"")),
        text("{\n  " + JSON.substring(1)),
        text("\0\0\0\0\u0001" + JSON),
        JSON.getBytes(UTF_16LE));
  }

  private static List<byte[]> sizes() {
    String key = "é".repeat(SaleLimits.MAX_KEY_TEXT_BYTES / 2);
    return List.of(
        PLATES.store(key).line(),
        PLATES.store(key + "x").line(),
        PLATES.item(key).identified(key).line(),
        text(JSON + " ".repeat(SaleLimits.MAX_LINE_BYTES - JSON.length())),
        text(JSON + " ".repeat(SaleLimits.MAX_LINE_BYTES - JSON.length() + 1)),
        text(JSON.repeat(1_000).replace("}{", "}\n{")));
  }

  /** One to three lines, most of which have some bytes replaced. */
  private static byte[] generated(Random random) {
    var value = new ByteArrayOutputStream();
    int lines = 1 + random.nextInt(3);
    for (int i = 0; i < lines; i++) {
      byte[] line = sale(random).line();
      for (int patches = random.nextInt(3); patches > 0; patches--) {
        line = patched(line, random);
      }
      value.writeBytes(line);
      if (i + 1 < lines) {
        value.write('\n');
      }
    }
    return value.toByteArray();
  }

  private static TestSale sale(Random random) {
    TestSale sale =
        PLATES
            .item("item-" + random.nextInt(50))
            .store("store " + random.nextInt(5))
            .sold(random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(200) - 50)
            .at(Instant.ofEpochMilli(1_530_305_100_936L + random.nextInt()));
    return random.nextInt(3) == 0 ? sale.unnamed().identified("id-" + random.nextInt()) : sale;
  }

  private static byte[] patched(byte[] line, Random random) {
    byte[] patch = PATCHES.get(random.nextInt(PATCHES.size()));
    int from = random.nextInt(line.length + 1);
    int to = Math.min(line.length, from + random.nextInt(3));
    var out = new ByteArrayOutputStream();
    out.write(line, 0, from);
    out.writeBytes(patch);
    out.write(line, to, line.length - to);
    return out.toByteArray();
  }

  private static byte[] text(String line) {
    return line.getBytes(UTF_8);
  }
}
