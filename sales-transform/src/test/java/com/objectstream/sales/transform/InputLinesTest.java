package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.ReferenceSale.PLATES;
import static com.objectstream.sales.transform.ReferenceSale.REFERENCE;
import static com.objectstream.sales.transform.RejectReason.MISSING_FIELD;
import static com.objectstream.sales.transform.RejectReason.TOO_LARGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputLinesTest {
  private static final int MIB = 1 << 20;
  private static final int ONE_GIB_IN_MIB = 1 << 10;

  private final SaleParser parser = new SaleParser();

  @Test
  void numbersTheLinesAndPassesOverTheBlankOnes() {
    assertThat(read("\n" + REFERENCE + "\r\n \t\n{}\n\n" + REFERENCE))
        .containsExactly(
            new ParsedSale(1, PLATES),
            new Reject(3, MISSING_FIELD, "item_id is missing", "{}".getBytes(UTF_8)),
            new ParsedSale(5, PLATES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \t\r\n\n "})
  void hasNoLineOfAnInputWithoutOne(String input) {
    assertThat(read(input)).isEmpty();
  }

  /** Lines of about the size of the buffer, read in pieces of any size. */
  @Test
  void givesWhatTheValueOfTheSameBytesGives() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    var input = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      int blanks = random.nextInt(4) == 0 ? random.nextInt(140_000) : random.nextInt(200);
      input.append(random.nextBoolean() ? REFERENCE : "{}").append(" ".repeat(blanks)).append('\n');
    }
    byte[] bytes = input.toString().getBytes(UTF_8);

    try (Stream<ParsedLine> lines = parser.read(inPieces(bytes, random))) {
      assertThat(lines.toList()).as("seed %d", seed).isEqualTo(parser.parse(bytes));
    }
  }

  @Test
  void keepsOfALineThatIsTooLargeWhatALineMayHave() {
    String largest = REFERENCE + " ".repeat(MIB - REFERENCE.length());
    String detail = "the line has 1048577 bytes: give at most 1048576";

    assertThat(read(largest + "\n" + largest + " \n" + REFERENCE + "\n" + largest + "\t"))
        .containsExactly(
            new ParsedSale(0, PLATES),
            new Reject(1, TOO_LARGE, detail, largest.getBytes(UTF_8)),
            new ParsedSale(2, PLATES),
            new Reject(3, TOO_LARGE, detail, largest.getBytes(UTF_8)));
  }

  @Test
  void readsALineOfAGibibyteInLittleMemory() {
    byte[] piece = new byte[MIB];
    Arrays.fill(piece, (byte) 'x');
    Stream<InputStream> pieces =
        Stream.concat(
            Collections.nCopies(ONE_GIB_IN_MIB, piece).stream().map(ByteArrayInputStream::new),
            Stream.of(new ByteArrayInputStream(("\n" + REFERENCE).getBytes(UTF_8))));
    var in = new SequenceInputStream(Collections.enumeration(pieces.toList()));

    try (Stream<ParsedLine> lines = parser.read(in)) {
      assertThat(lines.toList())
          .containsExactly(
              new Reject(
                  0, TOO_LARGE, "the line has 1073741824 bytes: give at most 1048576", piece),
              new ParsedSale(1, PLATES));
    }
  }

  @Test
  void passesOverABlankLineHoweverLarge() {
    assertThat(read(" ".repeat(3 * MIB) + "\n" + REFERENCE + "\n" + "\t".repeat(3 * MIB)))
        .containsExactly(new ParsedSale(1, PLATES));
  }

  @Test
  void closesTheInputWithTheStream() {
    var closed = new boolean[1];
    var in =
        new FilterInputStream(new ByteArrayInputStream(REFERENCE.getBytes(UTF_8))) {
          @Override
          public void close() throws IOException {
            closed[0] = true;
            throw new IOException("the disk is gone");
          }
        };

    Stream<ParsedLine> lines = parser.read(in);
    assertThat(closed).containsExactly(false);

    assertThatThrownBy(lines::close)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("the input cannot be closed")
        .hasRootCauseMessage("the disk is gone");
    assertThat(closed).containsExactly(true);
  }

  @Test
  void tellsTheLineThatCannotBeRead() {
    var in =
        new InputStream() {
          private final InputStream good =
              new ByteArrayInputStream((REFERENCE + "\n{\"item").getBytes(UTF_8));

          @Override
          public int read() throws IOException {
            int next = good.read();
            if (next < 0) {
              throw new IOException("the disk is gone");
            }
            return next;
          }
        };
    var read = parser.read(in).iterator();

    assertThat(read.next()).isEqualTo(new ParsedSale(0, PLATES));
    assertThatThrownBy(read::next)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("line 1 of the input cannot be read")
        .hasRootCauseMessage("the disk is gone");
  }

  @Test
  void givesSalesTheirPlace() {
    List<String> identities =
        read(REFERENCE + "\n" + REFERENCE).stream()
            .map(line -> ((ParsedSale) line).identityAt("june.jsonl"))
            .toList();

    assertThat(identities).containsExactly("june.jsonl", "june.jsonl/1");
  }

  private List<ParsedLine> read(String input) {
    try (Stream<ParsedLine> lines = parser.read(new ByteArrayInputStream(input.getBytes(UTF_8)))) {
      return lines.toList();
    }
  }

  private static InputStream inPieces(byte[] bytes, Random random) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return super.read(into, offset, Math.min(length, 1 + random.nextInt(100_000)));
      }
    };
  }
}
