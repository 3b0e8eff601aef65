package com.objectstream.sales.job.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager.CancellableFSDataOutputStream;
import org.apache.spark.sql.internal.SQLConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules that Spark's checkpoint needs of renames hold with the file system chosen for it. */
class LocalCheckpointFilesTest {
  @TempDir java.nio.file.Path folder;

  @Test
  void aSecondWriterOfABatchIsRefusedAndTheFirstOneStands() throws IOException {
    CheckpointFileManager files = manager();
    CancellableFSDataOutputStream first = files.createAtomic(batch(), false);
    CancellableFSDataOutputStream second = files.createAtomic(batch(), false);
    first.write("first".getBytes(UTF_8));
    second.write("second".getBytes(UTF_8));
    first.close();

    assertThatThrownBy(second::close).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(folder.resolve("offsets/7")).hasContent("first");
  }

  @Test
  void aFileThatMayBeReplacedIsReplacedWhole() throws IOException {
    CheckpointFileManager files = manager();
    write(files, "a long first content");
    write(files, "second");

    assertThat(folder.resolve("offsets/7")).hasContent("second");
  }

  @Test
  void aCancelledFileLeavesNothing() throws IOException {
    CancellableFSDataOutputStream file = manager().createAtomic(batch(), false);
    file.write("half".getBytes(UTF_8));
    file.cancel();

    assertThat(Files.list(folder.resolve("offsets"))).isEmpty();
  }

  private static void write(CheckpointFileManager files, String content, Path path)
      throws IOException {
    try (CancellableFSDataOutputStream file = files.createAtomic(path, true)) {
      file.write(content.getBytes(UTF_8));
    }
  }

  private void write(CheckpointFileManager files, String content) throws IOException {
    write(files, content, batch());
  }

  private Path batch() {
    return new Path(folder.resolve("offsets/7").toUri());
  }

  private CheckpointFileManager manager() throws IOException {
    var conf = new SparkConf(false);
    SparkSettings.checkpointWithoutProcesses(conf);
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(conf);
    hadoop.set(
        SQLConf.STREAMING_CHECKPOINT_FILE_MANAGER_CLASS().parent().key(),
        conf.get(SQLConf.STREAMING_CHECKPOINT_FILE_MANAGER_CLASS().parent().key()));
    Files.createDirectories(folder.resolve("offsets"));
    return CheckpointFileManager.create(batch(), hadoop);
  }
}
