package com.objectstream.sales.job.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.globalmentor.apache.hadoop.fs.BareLocalFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFilesTest {
  @TempDir Path folder;

  @Test
  void canBeWrittenWhereTheFolderCanBeMade() {
    assertThat(files(folder).unwritable()).isEmpty();
    assertThat(files(folder.resolve("new/checkpoint")).unwritable()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void areOfAnyName() {
    Path named = folder.resolve("jörg's 100 % #1 für 店");

    assertThat(files(named).local()).contains(named);
    try (var lock = CheckpointLock.take(files(named))) {
      lock.requireHeld();
    }
    assertThat(named.resolve("sales/lock")).exists();
  }

  @Test
  void cannotBeWrittenBelowAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(files(file.resolve("checkpoint")).unwritable())
        .contains(
            "checkpoint %s/checkpoint cannot be written, since %s is a file: correct that, or --checkpoint"
                .formatted(file, file));
  }

  /** The superuser writes everywhere; {@code UnwritableCheckpointIT} has a file system that is. */
  @Test
  void cannotBeWrittenWithoutTheRight() throws IOException {
    Path offsets = Files.createDirectory(folder.resolve("offsets"));
    assumeThat(offsets.toFile().setWritable(false)).isTrue();
    assumeThat(Files.isWritable(offsets)).isFalse();

    assertThat(files(folder).unwritable())
        .contains(
            "checkpoint %s cannot be written, since %s is not writable for this user: correct that, or --checkpoint"
                .formatted(folder, offsets));
  }

  @Test
  void sayWhatToCorrectIfTheirFileSystemDoesNotAnswer() {
    String nowhere = "hdfs://127.0.0.1:1/sales";

    assertThatThrownBy(() -> CheckpointFiles.at(nowhere, new Configuration()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("cannot read sales of checkpoint " + nowhere + " (java.net.Connect")
        .hasMessageEndingWith("): correct --checkpoint or its permissions");
  }

  private static CheckpointFiles files(Path at) {
    var hadoop = new Configuration();
    hadoop.set("fs.file.impl", BareLocalFileSystem.class.getName()); // as the job has it
    return CheckpointFiles.at(at.toString(), hadoop);
  }
}
