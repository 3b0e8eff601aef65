package com.objectstream.sales.job.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager.CancellableFSDataOutputStream;

/**
 * Remembers in a checkpoint whose it is, in {@value #NAME}:
 *
 * <pre>
 * {"clusterId":"5L6g…","topic":"item_sales","topicId":"mQ0D…","table":"dg_store.dg_item_sales","tableId":"…"}
 * </pre>
 */
public final class IdentityFile {
  static final String FOLDER = "sales";
  static final String NAME = FOLDER + "/source.json";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

  private final CheckpointFiles files;

  public IdentityFile(CheckpointFiles files) {
    this.files = files;
  }

  /**
   * Whose the checkpoint is; empty if nobody said.
   *
   * @throws IllegalStateException if the file is damaged
   */
  public Optional<CheckpointIdentity> read() {
    if (!files.exists(NAME)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(files.read(NAME), CheckpointIdentity.class));
    } catch (JsonProcessingException e) {
      throw new BrokenCheckpoint(
          files, "has a damaged file %s (%s)".formatted(NAME, e.getOriginalMessage()));
    }
  }

  /** That a checkpoint which has begun does not say whose it is. */
  public static IllegalStateException missing(CheckpointFiles files) {
    return new BrokenCheckpoint(files, "lacks %s, which says whose it is".formatted(NAME));
  }

  /**
   * Makes the folder of the checkpoint, if need be, and says whose it is, whole or not at all.
   *
   * @throws IllegalStateException if it cannot be written
   */
  public void write(CheckpointIdentity identity) {
    try {
      Path file = files.path(NAME);
      CheckpointFileManager manager =
          CheckpointFileManager.create(file.getParent(), files.hadoop());
      manager.mkdirs(file.getParent());
      try (CancellableFSDataOutputStream out = manager.createAtomic(file, false)) {
        out.write(JSON.writeValueAsBytes(identity));
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot write into checkpoint %s (%s): correct --checkpoint or its permissions"
              .formatted(files, e),
          e);
    }
  }
}
