package com.objectstream.sales.local.bench.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {
  private static final Instant BUILT = Instant.parse("2026-11-26T12:00:00Z");

  @TempDir private Path folder;
  private Path jar;

  @BeforeEach
  void build() throws IOException {
    write("bin/sales", "");
    write("config/jvm/spark.options", "");
    write("sales-model/src/main/java/Sale.java", "");
    jar = write("sales-model/target/sales-model-1.jar", "");
    write("sales-local/target/classpath", jar + "\n");
    changeAll(BUILT.minusSeconds(60));
    Files.setLastModifiedTime(jar, FileTime.from(BUILT));
  }

  @Test
  void takesTheClassPathThatTheBuildListed() {
    assertThat(Checkout.at(folder)).isEqualTo(new Checkout(folder, jar.toString()));
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    refuses(folder.resolve("gone"), folder.resolve("gone") + " is no folder");
  }

  @Test
  void refusesAnotherProject() throws IOException {
    Files.delete(folder.resolve("config/jvm/spark.options"));

    refuses(
        folder,
        folder
            + " is no checkout of this project: it has no "
            + Path.of("config/jvm/spark.options"));
  }

  @Test
  void refusesOneThatIsNotBuilt() throws IOException {
    Files.delete(jar);
    refuses(folder, notBuilt(jar + " is not there"));

    Files.delete(folder.resolve("sales-local/target/classpath"));
    refuses(folder, notBuilt(Path.of("sales-local/target/classpath") + " is not there"));
  }

  @Test
  void refusesOneWhoseSourcesAreNewerThanItsBuild() throws IOException {
    Path source = write("sales-model/src/main/java/Sale.java", "changed");
    Files.setLastModifiedTime(source, FileTime.from(BUILT.plusSeconds(1)));

    refuses(folder, notBuilt(source + " is newer than its build"));
  }

  @Test
  void takesOneWhoseBuildFoundNothingToDo() throws IOException {
    Path source = folder.resolve("sales-model/src/main/java/Sale.java");
    Files.setLastModifiedTime(source, FileTime.from(BUILT.plusSeconds(1)));
    Path stamp = write("sales-local/target/built", "");
    Files.setLastModifiedTime(stamp, FileTime.from(BUILT.plusSeconds(2)));

    assertThat(Checkout.at(folder).classPath()).isEqualTo(jar.toString());
  }

  private String notBuilt(String why) {
    return "%s is not built (%s): run %s --help once"
        .formatted(folder, why, folder.resolve("bin/sales"));
  }

  private static void refuses(Path folder, String message) {
    assertThatThrownBy(() -> Checkout.at(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void changeAll(Instant time) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(time));
      }
    }
  }
}
