package com.objectstream.sales.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.BuiltCheckout;
import com.objectstream.sales.it.harness.SalesProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            .withJvmOptions(
                "-Duser.language=ar -Duser.country=EG -Djdk.net.hosts.file=%s -Djava.io.tmpdir=%s"
                    .formatted(hosts, temporary))
            .start("demo", "--events", "2000");
    demo.await(PATIENCE);
  }

  @AfterAll
  static void endDemo() {
    demo.close();
  }

  @Test
  void storesOrRejectsEveryEventOnceAndNeedsNoNameOfTheMachine() {
    assertThat(demo.process().exitValue()).as(demo.stderr()).isZero();
    assertThat(demo.stdout().lines())
        .last()
        .asString()
        .matches("demo: 2000 produced, \\d+ stored, \\d+ rejected, 0 lost, 0 duplicated")
        .satisfies(
            line ->
                assertThat(figure(line, "(\\d+) stored") + figure(line, "(\\d+) rejected"))
                    .isEqualTo(2000));
  }

  private static int figure(String line, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(line);
    assertThat(found.find()).as("%s in %s", pattern, line).isTrue();
    return Integer.parseInt(found.group(1));
  }

  @Test
  void showsRowsTopicsAndTotalsAndComplainsOfNothingElse() {
    assertThat(demo.stdout())
        .contains("Topic item_sales_enriched has ")
        .containsPattern("item_id +speed_sales +batch_sales +speed_items_sold +batch_items_sold");
    assertThat(demo.stderr().lines().filter(line -> line.contains(" WARN ")))
        .singleElement()
        .asString()
        .contains("behind the newest");
    assertThat(demo.stderr()).doesNotContain("ERROR", "\tat ");
  }

  @Test
  void saysOnceWhereThePageIsAndLastHowToLookAtIt() {
    assertThat(demo.stderr())
        .containsOnlyOnce(" page: http://127.0.0.1:")
        .containsOnlyOnce(" starting Spark")
        .contains("state: stopped: all that it had to read is stored or rejected\n")
        .endsWith("\nto look at the page while sales come in: bin/sales demo --keep\n");
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
