package com.objectstream.sales.it.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.FolderContent;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.job.batch.BatchAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** A checkpoint that lost a file, or a part of one, is refused by name and left as it is. */
@ExtendWith(SharedServers.class)
class DamagedCheckpointIT {
  @TestFactory
  Stream<DynamicTest> refusesACheckpoint(Pipeline pipeline) {
    storeTwoBatches(pipeline);
    return Stream.of(
        damaged(pipeline, "without metadata", "lacks metadata", gone("metadata")),
        damaged(pipeline, "without offsets", "lacks offsets/1", gone("offsets")),
        damaged(pipeline, "without commits", "lacks commits/0", gone("commits")),
        damaged(pipeline, "without offsets/1", "lacks offsets/1", gone("offsets/1")),
        damaged(pipeline, "without offsets/0", "lacks offsets/0", gone("offsets/0")),
        damaged(pipeline, "without sources/0/0", "lacks sources/0/0", gone("sources/0/0")),
        damaged(
            pipeline, "without its identity", "lacks sales/source.json", gone("sales/source.json")),
        damaged(pipeline, "with metadata cut off", "damaged file metadata", cut("metadata")),
        damaged(pipeline, "with offsets/1 cut off", "damaged file offsets/1", cut("offsets/1")),
        damaged(pipeline, "with offsets/0 cut off", "damaged file offsets/0", cut("offsets/0")),
        damaged(pipeline, "with commits/1 cut off", "damaged file commits/1", cut("commits/1")),
        damaged(
            pipeline, "with sources/0/0 cut off", "damaged file sources/0/0", cut("sources/0/0")),
        damaged(
            pipeline,
            "with an empty identity",
            "damaged file sales/source.json",
            cut("sales/source.json")));
  }

  @Test
  void goesOnFromACheckpointWithoutItsLastCommit(Pipeline pipeline) {
    storeTwoBatches(pipeline);
    gone("commits/1").accept(Path.of(pipeline.checkpoint("whole")));

    assertThat(CommandResult.check(pipeline, "whole").stdout())
        .contains("goes on with batch 1, which was begun");
    assertThat(pipeline.streamOnce("whole")).isEqualTo(new BatchAccount(1, 1, 0, 0));
  }

  private static void storeTwoBatches(Pipeline pipeline) {
    for (String item : new String[] {"cup", "saucer"}) {
      pipeline.send(Events.sale(item, 1));
      assertThat(pipeline.streamOnce("whole")).isEqualTo(new BatchAccount(1, 1, 0, 0));
    }
  }

  private static DynamicTest damaged(
      Pipeline pipeline, String how, String told, Consumer<Path> damage) {
    return DynamicTest.dynamicTest(how, () -> assertRefused(pipeline, how, told, damage));
  }

  private static void assertRefused(
      Pipeline pipeline, String how, String told, Consumer<Path> damage) {
    String copy = how.replace('/', '-');
    String folder = pipeline.checkpoint(copy);
    FolderContent.copy(pipeline.checkpoint("whole"), folder);
    damage.accept(Path.of(folder));
    var before = FolderContent.of(folder);

    CommandResult check = CommandResult.check(pipeline, copy);
    CommandResult stream = CommandResult.stream(pipeline, copy);

    assertThat(check.status()).isEqualTo(1);
    assertThat(check.stdout()).containsPattern("(?m)^FAIL  checkpoint .*" + told);
    assertThat(stream.status()).isEqualTo(1);
    assertThat(stream.stderr().strip()).contains(told, "new --checkpoint").hasLineCount(1);
    assertThat(FolderContent.of(folder)).isEqualTo(before);
  }

  private static Consumer<Path> gone(String name) {
    return folder -> FolderContent.delete(folder.resolve(name));
  }

  /** Leaves half of a file, and no checksum that would tell. */
  private static Consumer<Path> cut(String name) {
    return folder -> {
      Path file = folder.resolve(name);
      FolderContent.cut(file, (int) file.toFile().length() / 2);
      FolderContent.delete(file.resolveSibling("." + file.getFileName() + ".crc"));
      assertThat(Files.exists(file)).isTrue();
    };
  }
}
