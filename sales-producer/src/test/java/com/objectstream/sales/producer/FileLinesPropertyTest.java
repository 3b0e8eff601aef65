package com.objectstream.sales.producer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class FileLinesPropertyTest {
  @Property(tries = 300, seed = "20180629")
  void givesWhatLiesBetweenLineEndsUnlessItIsBlank(
      @ForAll @Chars({'a', '\n', '\r', ' ', '\u00ff'}) @StringLength(max = 60) String text) {
    List<String> expected = Stream.of(text.split("\n")).filter(l -> !isBlank(l)).toList();

    var read = new ArrayList<String>();
    new FileLines("text", new ByteArrayInputStream(text.getBytes(ISO_8859_1)), Integer.MAX_VALUE)
        .forEachRemaining(line -> read.add(new String(line.value(), ISO_8859_1)));

    assertThat(read).isEqualTo(expected);
  }

  private static boolean isBlank(String line) {
    return line.matches("[ \t\r]*");
  }
}
