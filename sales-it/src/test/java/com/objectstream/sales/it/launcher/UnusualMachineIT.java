package com.objectstream.sales.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.BuiltCheckout;
import com.objectstream.sales.it.harness.SalesProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demonstration on a machine whose own name nobody knows, in Arabic, without a locale, with a
 * temporary folder of its own.
 */
class UnusualMachineIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private static Path folder;
  private static Path temporary;
  private static SalesProcess demo;

  @BeforeAll
  static void runDemo() throws IOException {
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
    temporary = Files.createDirectory(folder.resolve("temporary"));
    demo =
        BuiltCheckout.in(folder.resolve("checkout"))
            .with(
                "SALES_JVM_OPTIONS",
                "-Duser.language=ar -Duser.country=EG -Djdk.net.hosts.file=%s -Djava.io.tmpdir=%s"
                    .formatted(hosts, temporary))
            .start("demo", "--events", "500");
    demo.await(PATIENCE);
  }

  @AfterAll
  static void endDemo() {
    demo.close();
  }

  @Test
  void needsNoNameOfTheMachine() {
    assertThat(demo.process().exitValue()).as(demo.stderr()).isZero();
    assertThat(demo.stdout().lines())
        .last()
        .asString()
        .matches("demo: 500 produced, \\d+ stored, \\d+ rejected, 0 lost, 0 duplicated");
  }

  @Test
  void writesAsciiDigitsOnly() {
    assertThat(demo.stdout() + demo.stderr()).doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
  }

  @Test
  void writesUtf8() {
    assertThat(demo.stdout()).contains("Rosé ").doesNotContain("\uFFFD", "Ros?");
  }

  @Test
  void leavesNoTemporaryFiles() {
    assertThat(demo.stderr()).contains(" in " + temporary + "/");
    assertThat(temporary).isEmptyDirectory();
  }
}
