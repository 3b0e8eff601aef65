package com.objectstream.sales.command.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTextTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          001b, \\u001b
          007f, \\u007f
          009b, \\u009b
          0085, \\u0085
          00ad, \\u00ad
          061c, \\u061c
          200b, \\u200b
          202e, \\u202e
          2066, \\u2066
          2028, \\u2028
          2029, \\u2029
          feff, \\ufeff
          d83d, \\ud83d
          dc00, \\udc00
          e0001, \\udb40\\udc01
          000a, \\n
          000d, \\r
          0009, \\t
          """)
  void showsWhatATerminalWouldObey(String hex, String shown) {
    String character = Character.toString(Integer.parseInt(hex, 16));

    assertThat(PrintableText.escaped("a" + character + "b")).isEqualTo("a" + shown + "b");
  }

  @Test
  void leavesTextAsItIs() {
    String text = "Café №1 – 食品, \ud83c\udf7d \\u001b \"plates\"";

    assertThat(PrintableText.escaped(text)).isEqualTo(text);
  }

  @Test
  void cutsBetweenCharactersAndEscapes() {
    assertThat(PrintableText.escaped("plates", 6)).isEqualTo("plates");
    assertThat(PrintableText.escaped("plates", 5)).isEqualTo("plat…");
    assertThat(PrintableText.escaped("ab\u001bcd", 8)).isEqualTo("ab…");
    assertThat(PrintableText.escaped("ab\u001bcd", 9)).isEqualTo("ab\\u001b…");
    assertThat(PrintableText.escaped("a\ud83c\udf7db", 2)).isEqualTo("a…");
    assertThat(PrintableText.escaped("a\ud83c\udf7db", 3)).isEqualTo("a\ud83c\udf7db");
  }
}
