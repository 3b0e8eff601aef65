package com.objectstream.sales.it.launcher;

import static com.objectstream.sales.it.harness.Events.EVENING_OF_29_JUNE_2018;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.BuiltCheckout;
import com.objectstream.sales.it.harness.CommandArguments;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.OtherRights;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.model.SaleEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Users whom the machine does not know: without a locale, without a name. */
@ExtendWith(SharedServers.class)
class ForeignUserIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String STORE = "Café №1 店";

  @TempDir private Path folder;
  private Path home;
  private BuiltCheckout checkout;

  @BeforeEach
  void makeCheckout() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    checkout =
        BuiltCheckout.in(folder.resolve("checkout"))
            .with("HOME", home.toString())
            .with("TMPDIR", home.toString());
  }

  @Test
  void findsAStoreByAnyLetterWithoutALocale(Pipeline pipeline) {
    pipeline.send(
        Events.json(
            new SaleEvent(
                "cup",
                STORE,
                EVENING_OF_29_JUNE_2018.toEpochMilli(),
                2,
                Optional.of("Tasse à café"),
                Optional.of("536365-0"))));
    pipeline.streamOnce("first");

    try (SalesProcess rows =
        checkout.start(
            "rows",
            "--cassandra",
            pipeline.servers().cassandra().toString(),
            "--keyspace",
            pipeline.keyspace(),
            "--store",
            STORE,
            "--format",
            "csv")) {
      assertThat(rows.await(PATIENCE)).as(rows.stderr()).isZero();
      assertThat(rows.stdout()).contains(STORE, "Tasse à café");
    }
  }

  @Test
  void storesSalesForAUserWithoutAName(Pipeline pipeline) {
    pipeline.send(Events.PLATES);
    BuiltCheckout nameless = checkout.by(OtherRights.ofAUserWithoutAName());

    try (SalesProcess stream =
        nameless.start(
            CommandArguments.of(pipeline, List.of("stream", "--once"), Stream.empty()))) {
      assertThat(stream.await(PATIENCE)).as(stream.stderr()).isZero();
      assertThat(stream.stdout()).startsWith("stream: 1 lines read = 1 stored");
      assertThat(home.resolve(".sales/checkpoints")).isNotEmptyDirectory();
    }
  }
}
