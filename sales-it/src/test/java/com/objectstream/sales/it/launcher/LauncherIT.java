package com.objectstream.sales.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.BuiltCheckout;
import com.objectstream.sales.it.harness.OtherRights;
import com.objectstream.sales.it.harness.SalesProcess;
import java.nio.file.Path;
import java.time.Duration;
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
