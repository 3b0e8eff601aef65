package com.objectstream.sales.it.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.BuiltCheckout;
import com.objectstream.sales.it.harness.OtherRights;
import com.objectstream.sales.it.harness.SalesProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/sales} builds what is missing, where it may, and tells at once where it may not. */
class LauncherIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private BuiltCheckout checkout;

  @BeforeEach
  void makeCheckout() {
    checkout = BuiltCheckout.in(folder);
  }

  @AfterEach
  void letItBeDeleted() {
    checkout.makeWritable();
  }

  @Test
  void needsNoRightToWriteWhereAllIsBuilt() {
    try (SalesProcess sales = readOnly("--help")) {
      assertThat(sales.await(SOON)).as(sales.stderr()).isZero();
      assertThat(sales.stdout()).startsWith("Usage: sales ");
      assertThat(sales.stderr()).isEmpty();
    }
  }

  @Test
  void refusesAtOnceWhereNothingIsBuiltAndItMayNotWrite() {
    checkout.forgetBuild();

    assertRefuses("target/classpath is not there");
  }

  @Test
  void refusesAtOnceWhereTheBuildIsOldAndItMayNotWrite() {
    checkout.changeSource();

    assertRefuses("Source.java is newer than the last build");
  }

  /** What a change of version leaves behind is not run. */
  @Test
  void takesTheNewestOfSeveralJars() throws Exception {
    Path former = Files.createFile(folder.resolve("sales-local-1.0.0.jar"));
    Path present = Files.createFile(folder.resolve("sales-local-1.1.0.jar"));
    assertThat(former.toFile().setLastModified(0)).isTrue();

    assertThat(newest(former, present)).isEqualTo(present.toString());
    assertThat(newest(present, former)).isEqualTo(present.toString());
    assertThat(newest(Path.of("none-[0-9]*.jar"))).isEqualTo("none-[0-9]*.jar");
  }

  /** Java would read its own files as the events of {@code produce --file -}. */
  @Test
  void readsAndWritesNothingWhereStandardFilesAreClosed() throws Exception {
    assertThat(said("(open_standard_files; cat; echo read) <&-")).isEqualTo("read");
    assertThat(said("(open_standard_files; echo gone; echo told >&2) >&-")).isEqualTo("told");
    assertThat(said("(open_standard_files; echo here; echo gone >&2) 2>&-")).isEqualTo("here");
  }

  private String newest(Path... jars) throws Exception {
    return said("newest \"$@\"", jars);
  }

  /** What the shell says that knows the functions of the script. */
  private String said(String call, Path... arguments) throws Exception {
    String script = "source '%s/bin/sales'; %s".formatted(folder, call);
    var command = new ArrayList<>(List.of("bash", "-c", script, "test"));
    Stream.of(arguments).map(Path::toString).forEach(command::add);
    Process shell = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(shell.getInputStream().readAllBytes(), UTF_8).strip();
  }

  private void assertRefuses(String cause) {
    try (SalesProcess sales = readOnly("--help")) {
      assertThat(sales.await(SOON)).isEqualTo(1);
      assertThat(sales.stderr().strip())
          .hasLineCount(1)
          .startsWith("sales: has to build (")
          .contains(cause, "may not write to " + folder.resolve("sales-local"));
      assertThat(sales.stdout()).isEmpty();
    }
  }

  private SalesProcess readOnly(String... arguments) {
    checkout.makeReadOnly();
    return checkout.by(OtherRights.ofNobodySpecial(folder)).start(arguments);
  }
}
