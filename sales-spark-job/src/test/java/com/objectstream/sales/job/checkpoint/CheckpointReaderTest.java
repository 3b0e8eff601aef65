package com.objectstream.sales.job.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointReaderTest {
  @TempDir Path folder;

  @Test
  void takesNoFolderAsNew() {
    assertThat(new CheckpointFolder(folder.resolve("none")).progress())
        .isEqualTo(CheckpointProgress.NONE);
  }

  @Test
  void takesAFolderThatIsOnlyLockedAsNew() {
    var locked =
        new CheckpointFolder(folder).write("sales/lock", "1").write("sales/source.json", "");

    assertThat(locked.progress()).isEqualTo(CheckpointProgress.NONE);
  }

  @Test
  void beginsWithTheFirstOffsetsWhenKilledBeforeTheFirstBatch() {
    assertThat(CheckpointFolder.begun(folder).progress())
        .isEqualTo(CheckpointProgress.beforeFirst(at(0)));
  }

  @Test
  void repeatsTheFirstBatchWhenKilledInIt() {
    assertThat(CheckpointFolder.begun(folder).planned(0, 5).progress())
        .isEqualTo(new CheckpointProgress(OptionalLong.of(0), false, at(0), at(5)));
  }

  @Test
  void repeatsABatchThatWasNotDone() {
    assertThat(CheckpointFolder.begun(folder).done(0, 5).planned(1, 9).progress())
        .isEqualTo(new CheckpointProgress(OptionalLong.of(1), false, at(5), at(9)));
  }

  @Test
  void goesOnAfterABatchThatWasDone() {
    assertThat(CheckpointFolder.begun(folder).done(0, 5).done(1, 9).progress())
        .isEqualTo(new CheckpointProgress(OptionalLong.of(1), true, at(9), at(9)));
  }

  @Test
  void needsNoneOfTheBatchesThatSparkRemoved() {
    assertThat(CheckpointFolder.begun(folder).done(120, 5).done(121, 9).progress())
        .isEqualTo(new CheckpointProgress(OptionalLong.of(121), true, at(9), at(9)));
  }

  @Test
  void passesOverFilesThatAKilledWriterLeft() {
    var checkpoint =
        CheckpointFolder.begun(folder)
            .done(0, 5)
            .write("offsets/.1.7c1a.tmp", "v1")
            .write("offsets/.1.crc", "")
            .write("commits/..1.7c1a.tmp.crc", "");

    assertThat(checkpoint.progress().next()).isEqualTo(at(5));
  }

  @ParameterizedTest
  @CsvSource({
    "metadata, lacks metadata",
    "offsets/2, lacks offsets/2",
    "offsets/1, lacks offsets/1",
    "offsets, lacks offsets/2",
    "commits, lacks commits/1",
    "sources/0/0, lacks sources/0/0"
  })
  void refusesACheckpointThatLacks(String gone, String told) throws IOException {
    CheckpointFolder checkpoint = CheckpointFolder.begun(folder).done(0, 5).done(1, 9).done(2, 12);
    remove(folder.resolve(gone));

    assertThatThrownBy(checkpoint::progress)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("checkpoint " + folder + " " + told)
        .hasMessageContaining("start with a new --checkpoint");
  }

  @Test
  void refusesCommitsThatAreOlderThanTheOffsets() throws IOException {
    CheckpointFolder checkpoint = CheckpointFolder.begun(folder).done(0, 5).done(1, 9).done(2, 12);
    remove(folder.resolve("commits/2"));
    remove(folder.resolve("commits/1"));

    assertThatThrownBy(checkpoint::progress).hasMessageContaining(" lacks commits/1:");
  }

  @ParameterizedTest
  @CsvSource({"offsets", "commits"})
  void refusesFirstOffsetsWithoutTheFoldersThatWereMadeBefore(String gone) throws IOException {
    CheckpointFolder checkpoint = CheckpointFolder.begun(folder);
    remove(folder.resolve(gone));

    assertThatThrownBy(checkpoint::progress).hasMessageContaining(" lacks " + gone);
  }

  @ParameterizedTest
  @CsvSource({
    "metadata, 0", "metadata, 5", "offsets/1, 0", "offsets/1, 2", "offsets/1, 60",
    "offsets/1, 100", "offsets/0, 90", "commits/1, 0", "commits/1, 2", "commits/1, 9",
    "sources/0/0, 0", "sources/0/0, 3", "sources/0/0, 20"
  })
  void refusesAFileThatIsCutOff(String name, int length) throws IOException {
    CheckpointFolder checkpoint = CheckpointFolder.begun(folder).done(0, 5).done(1, 9);
    String whole = Files.readString(folder.resolve(name));
    assertThat(whole).hasSizeGreaterThan(length);
    checkpoint.write(name, whole.substring(0, length));

    assertThatThrownBy(checkpoint::progress)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has a damaged file %s (it ".formatted(name));
  }

  @Test
  void refusesOffsetsOfAnotherTopic() {
    CheckpointFolder checkpoint = CheckpointFolder.begun(folder).done(0, 5);

    assertThatThrownBy(() -> new CheckpointReader(checkpoint.files(), "other").read())
        .hasMessageContaining("it has not the offsets of topic other");
  }

  @Test
  void refusesAFileThatItsChecksumDoesNotFit() throws IOException {
    CheckpointFolder checkpoint = CheckpointFolder.begun(folder).done(0, 5);
    var hadoop = new org.apache.hadoop.fs.Path(folder.resolve("offsets/1").toUri());
    try (var out = hadoop.getFileSystem(new Configuration()).create(hadoop)) {
      out.writeBytes("v1\n{}\n{\"item_sales\":{\"0\":7}}");
    }
    checkpoint.write("offsets/1", "v1\n{}\n{\"item_sales\":{\"0\":1}}");

    assertThatThrownBy(checkpoint::progress)
        .hasMessageContaining("has a damaged file offsets/1 (its checksum is wrong)");
  }

  @Test
  void refusesAFileInPlaceOfTheFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> CheckpointFiles.at(file.toString(), new Configuration()))
        .hasMessage("checkpoint %s is a file: give a folder with --checkpoint".formatted(file));
  }

  /** The offsets of both partitions; the first one began at 3. */
  private static TreeMap<Integer, Long> at(long offset) {
    return new TreeMap<>(Map.of(0, offset + 3, 1, offset));
  }

  private static void remove(Path path) throws IOException {
    try (var inside = Files.walk(path)) {
      for (Path each : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
