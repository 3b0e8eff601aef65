package com.objectstream.sales.job.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;

/** Makes checkpoints as Spark 3.5 and the job write them. */
record CheckpointFolder(Path path) {
  static final String TOPIC = "item_sales";

  /** A checkpoint that has written its first offsets, and no batch. */
  static CheckpointFolder begun(Path path) {
    var folder = new CheckpointFolder(path);
    folder.write("metadata", "{\"id\":\"9a1e\"}");
    folder.folder("offsets");
    folder.folder("commits");
    return folder.write("sources/0/0", "\0v1\n{\"item_sales\":{\"1\":0,\"0\":3}}");
  }

  /** With the offsets of one batch more. */
  CheckpointFolder planned(long batch, long end) {
    return write(
        "offsets/" + batch,
        "v1\n{\"batchWatermarkMs\":0,\"batchTimestampMs\":1530305100936,\"conf\":{\"a\":\"b\"}}\n"
            + "{\"item_sales\":{\"1\":%d,\"0\":%d}}".formatted(end, end + 3));
  }

  /** With one batch more that is done. */
  CheckpointFolder done(long batch, long end) {
    return planned(batch, end).write("commits/" + batch, "v1\n{\"nextBatchWatermarkMs\":0}");
  }

  CheckpointFolder write(String name, String text) {
    try {
      Files.createDirectories(path.resolve(name).getParent());
      Files.writeString(path.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CheckpointFolder folder(String name) {
    try {
      Files.createDirectories(path.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CheckpointFiles files() {
    return CheckpointFiles.at(path.toString(), new Configuration());
  }

  CheckpointProgress progress() {
    return new CheckpointReader(files(), TOPIC).read();
  }
}
