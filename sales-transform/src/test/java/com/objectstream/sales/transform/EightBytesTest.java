package com.objectstream.sales.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class EightBytesTest {
  @Property
  void findsWhatOneByteAfterTheOtherFinds(
      @ForAll("bytes") byte[] bytes,
      @ForAll @IntRange(max = 40) int skipped,
      @ForAll @IntRange(max = 40) int left) {
    int from = Math.min(skipped, bytes.length);
    int to = Math.max(from, bytes.length - left);

    assertThat(EightBytes.asciiUntil(bytes, from, to))
        .isEqualTo(first(bytes, from, to, b -> b < 0));
    assertThat(EightBytes.lineUntil(bytes, from, to))
        .isEqualTo(first(bytes, from, to, b -> b == '\n'));
    assertThat(EightBytes.textUntil(bytes, from, to))
        .isEqualTo(first(bytes, from, to, b -> b == '"' || b == '\\' || b >= 0 && b < ' '));
  }

  /** Mostly letters, or nothing would be far away; and the neighbours of what is looked for. */
  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<Byte> letters = Arbitraries.bytes().between((byte) 'a', (byte) 'z');
    String near = "\0\t\n\013\037 !\"#[\\]\177\u0080\u008a\u00a0\u00a2\u00dc\u00ff";
    return Arbitraries.frequencyOf(
            Tuple.of(30, letters),
            Tuple.of(2, Arbitraries.of(near.chars().mapToObj(c -> (byte) c).toList())),
            Tuple.of(1, Arbitraries.bytes()))
        .array(byte[].class)
        .ofMaxSize(80);
  }

  private static int first(byte[] bytes, int from, int to, IntPredicate wanted) {
    return IntStream.range(from, to).filter(i -> wanted.test(bytes[i])).findFirst().orElse(to);
  }
}
