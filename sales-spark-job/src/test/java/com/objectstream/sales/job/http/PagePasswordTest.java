package com.objectstream.sales.job.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password file has one line, and no error shows the password. */
class PagePasswordTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("password");
  }

  @Test
  void readsAFileOfOneLine() throws IOException {
    Files.writeString(file, "ann:secret\n");
    PagePassword password = PagePassword.read(file);
    assertThat(password.matches("basic " + base64("ann:secret"))).isTrue();
    assertThat(password.matches("Basic " + base64("ann:secre"))).isFalse();
    assertThat(password.matches(null)).isFalse();
    assertThat(password.toString()).doesNotContain("secret");
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    for (String wrong : List.of("", "ann", ":secret", "ann:\n", "ann:secret\nbob:secret\n")) {
      Files.writeString(file, wrong);
      assertThatThrownBy(() -> PagePassword.read(file))
          .hasMessageEndingWith("is not one line user:password")
          .hasMessageNotContaining("secret");
    }
    Files.writeString(file, "\uFEFFann:secret\n");
    assertThatThrownBy(() -> PagePassword.read(file))
        .hasMessageEndingWith("begins with a byte order mark: save it without");
    Files.write(file, "ann:geheimnis-für-ann\n".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> PagePassword.read(file)).hasMessageEndingWith(": it is not UTF-8");
    assertThatThrownBy(() -> PagePassword.read(folder.resolve("none")))
        .hasMessageEndingWith("there is no such file");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
