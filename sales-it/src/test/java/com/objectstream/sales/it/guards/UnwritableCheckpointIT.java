package com.objectstream.sales.it.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.BuiltCheckout;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.OtherRights;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.StreamArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint that nothing can be written to is named, before and while the job runs. */
@ExtendWith(SharedServers.class)
class UnwritableCheckpointIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private BuiltCheckout checkout;

  @BeforeEach
  void makeCheckout() {
    checkout = BuiltCheckout.in(folder.resolve("checkout"));
  }

  @Test
  void isToldIfItIsReadOnly(Pipeline pipeline) throws IOException {
    Path checkpoint = Files.createDirectory(Path.of(pipeline.checkpoint("read-only")));
    assertThat(checkpoint.toFile().setWritable(false)).isTrue();
    String told =
        "checkpoint %s cannot be written, since %s is not writable for this user"
            .formatted(checkpoint, checkpoint);

    BuiltCheckout elsewhere = checkout.by(OtherRights.ofNobodySpecial(checkpoint));
    try (SalesProcess check = elsewhere.start(arguments("check", pipeline, "read-only"));
        SalesProcess stream = elsewhere.start(arguments("stream", pipeline, "read-only"))) {
      assertThat(check.await(SOON)).as(check::stderr).isEqualTo(1);
      assertThat(check.stdout()).contains("FAIL  " + told);
      assertThat(stream.await(SOON)).isEqualTo(1);
      assertThat(stream.stderr().strip()).contains(told).hasLineCount(1);
    }
  }

  @Test
  void isToldIfNothingFitsIn(Pipeline pipeline) throws IOException {
    Path checkpoint = Files.createDirectory(Path.of(pipeline.checkpoint("full")));
    String told = "since %s has no space left".formatted(checkpoint);

    BuiltCheckout elsewhere = checkout.by(OtherRights.whereNoMoreFitsIn(checkpoint, 0));
    try (SalesProcess check = elsewhere.start(arguments("check", pipeline, "full"))) {
      assertThat(check.await(SOON)).as(check::stderr).isEqualTo(1);
      assertThat(check.stdout()).containsPattern("(?m)^FAIL  checkpoint .*" + told);
    }
  }

  @Test
  void isNamedWhenItIsFullWhileTheJobRuns(Pipeline pipeline) throws IOException {
    Path checkpoint = Files.createDirectory(Path.of(pipeline.checkpoint("small")));
    pipeline.send(Events.PLATES);

    BuiltCheckout elsewhere = checkout.by(OtherRights.whereNoMoreFitsIn(checkpoint, 24));
    try (SalesProcess stream = elsewhere.start(arguments("stream", pipeline, "small"))) {
      assertThat(stream.await(SOON)).as(stream::stderr).isEqualTo(1);
      assertThat(stream.stderr().lines().filter(line -> line.startsWith("sales: ")))
          .singleElement()
          .asString()
          .containsIgnoringCase("no space left on device")
          .contains(checkpoint.toString());
    }
  }

  private static String[] arguments(String command, Pipeline pipeline, String checkpoint) {
    String[] endless = new StreamArguments(pipeline, checkpoint).endless();
    return Stream.concat(Stream.of(command), List.of(endless).stream().skip(1))
        .toArray(String[]::new);
  }
}
