package com.objectstream.sales.producer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLinesTest {
  private static final int ANY_LENGTH = Integer.MAX_VALUE;

  @TempDir private Path folder;

  @Test
  void givesTheLinesByTheNumbersAnEditorShows() {
    assertThat(read("a\n\n \t\r\nb\n")).containsExactly("line 1: a", "line 4: b");
  }

  @Test
  void givesALastLineWithoutALineEnd() {
    assertThat(read("a\nb")).containsExactly("line 1: a", "line 2: b");
  }

  @Test
  void givesNothingOfAnEmptyFile() {
    assertThat(read("")).isEmpty();
  }

  @Test
  void leavesBytesThatAreNotUtf8AndCarriageReturnsUntouched() {
    assertThat(read("\u00ff\u0000\u00fe \r\n")).containsExactly("line 1: \u00ff\u0000\u00fe \r");
  }

  @Test
  void givesALineThatIsLongerThanItsBuffer() {
    String line = "x".repeat(200_000);

    assertThat(read("a\n" + line + "\nb"))
        .containsExactly("line 1: a", "line 2: " + line, "line 3: b");
  }

  @Test
  void refusesAFileWithoutLineEndsBeforeItFillsTheMemory() {
    var lines = new FileLines("dump.bin", stream("a\n" + "x".repeat(101)), 100);

    assertThat(lines.next().label()).isEqualTo("line 1");
    assertThatThrownBy(lines::hasNext)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("line 2 of dump.bin is longer than 100 bytes: is it a file of lines?");
  }

  @Test
  void endsWithTheFile() {
    var lines = new FileLines("sales.jsonl", stream("a"), ANY_LENGTH);
    lines.next();

    assertThatThrownBy(lines::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("sales.jsonl has no more lines");
  }

  @Test
  void saysWhichLineItCouldNotReadBehind() {
    var lines = new FileLines("sales.jsonl", new BrokenDisk(), ANY_LENGTH);

    assertThatThrownBy(lines::hasNext)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cannot read on in sales.jsonl after line 0: disk on fire");
  }

  @Test
  void opensAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("sales.jsonl"), "a\nb\n");

    try (var lines = FileLines.open(file.toString())) {
      assertThat(labelled(lines)).containsExactly("line 1: a", "line 2: b");
    }
  }

  @Test
  void refusesADirectoryAndAFileThatIsNotThere() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> FileLines.open(folder.toString()))
        .hasMessage("cannot read " + folder + ": it is a directory; correct --file");
    assertThatThrownBy(() -> FileLines.open(missing.toString()))
        .hasMessage("cannot read " + missing + ": there is no such file; correct --file");
  }

  private static List<String> read(String text) {
    return labelled(new FileLines("text", stream(text), ANY_LENGTH));
  }

  private static List<String> labelled(FileLines lines) {
    var labelled = new ArrayList<String>();
    lines.forEachRemaining(
        line -> labelled.add(line.label() + ": " + new String(line.value(), ISO_8859_1)));
    return labelled;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
  }

  private static final class BrokenDisk extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("disk on fire");
    }
  }
}
