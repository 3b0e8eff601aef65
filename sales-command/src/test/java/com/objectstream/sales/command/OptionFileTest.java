package com.objectstream.sales.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionFileTest {
  @TempDir private Path folder;

  @Test
  void isInUtf8WithAByteOrderMarkOrNot() throws IOException {
    Path file = folder.resolve("client.properties");
    Files.writeString(file, "user=Jürgen\npassword=p\\u00e4ss\n");
    assertThat(OptionFile.readProperties(file, "--x"))
        .isEqualTo(Map.of("user", "Jürgen", "password", "päss"));

    Files.writeString(file, "\ufeffuser=Jürgen\n");
    assertThat(OptionFile.readProperties(file, "--x")).isEqualTo(Map.of("user", "Jürgen"));
  }

  @Test
  void saysWhyItCannotBeRead() throws IOException {
    Path latin = Files.write(folder.resolve("latin"), "user=Jürgen".getBytes(ISO_8859_1));
    Path malformed = Files.writeString(folder.resolve("malformed"), "password=\\u00zz");
    Path absent = folder.resolve("absent");

    refuses(folder, "it is a directory");
    refuses(absent, "there is no such file");
    refuses(latin, "byte 6 is not UTF-8");
    refuses(malformed, "a \\u in it is not followed by four hex digits");
  }

  private static void refuses(Path file, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OptionFile.readProperties(file, "--x"))
        .withMessage("cannot read " + file + " given by --x: " + why);
  }
}
