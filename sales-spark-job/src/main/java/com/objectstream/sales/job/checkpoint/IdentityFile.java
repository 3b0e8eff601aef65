package com.objectstream.sales.job.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager.CancellableFSDataOutputStream;

/**
 * Remembers in a checkpoint whose it is, in {@value #NAME}:
 *
 * <pre>
 * {"clusterId":"5L6g…","topic":"item_sales","topicId":"mQ0D…","table":"dg_store.dg_item_sales","tableId":"…","zone":"UTC"}
 * </pre>
 */
public final class IdentityFile {
  static final String FOLDER = "sales";
  static final String NAME = FOLDER + "/source.json";
  private static final String ZONE = "zone";

  private static final ObjectMapper JSON = new ObjectMapper();

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
      return Optional.of(identity(JSON.readTree(files.read(NAME))));
    } catch (JsonProcessingException e) {
      throw damaged(e.getOriginalMessage());
    } catch (DateTimeException e) {
      throw damaged(e.getMessage());
    }
  }

  private CheckpointIdentity identity(JsonNode json) {
    return new CheckpointIdentity(
        text(json, "clusterId"),
        text(json, "topic"),
        text(json, "topicId"),
        text(json, "table"),
        text(json, "tableId"),
        json.has(ZONE) ? Optional.of(ZoneId.of(text(json, ZONE))) : Optional.empty());
  }

  private String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw damaged("it does not say its " + name);
    }
    return value.textValue();
  }

  private BrokenCheckpoint damaged(String fault) {
    return new BrokenCheckpoint(files, "has a damaged file %s (%s)".formatted(NAME, fault));
  }

  private static String json(CheckpointIdentity identity) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("clusterId", identity.clusterId())
            .put("topic", identity.topic())
            .put("topicId", identity.topicId())
            .put("table", identity.table())
            .put("tableId", identity.tableId());
    identity.zone().ifPresent(zone -> json.put(ZONE, zone.getId()));
    return json.toString();
  }

  /** That a checkpoint which has begun does not say whose it is. */
  public static IllegalStateException missing(CheckpointFiles files) {
    return new BrokenCheckpoint(files, "lacks %s, which says whose it is".formatted(NAME));
  }

  /**
   * Makes the folder of the checkpoint, if need be, and says whose it is, whole or not at all; a
   * file that is there is replaced.
   *
   * @throws IllegalStateException if it cannot be written
   */
  public void write(CheckpointIdentity identity) {
    try {
      Path file = files.path(NAME);
      CheckpointFileManager manager =
          CheckpointFileManager.create(file.getParent(), files.hadoop());
      manager.mkdirs(file.getParent());
      try (CancellableFSDataOutputStream out = manager.createAtomic(file, true)) {
        out.write(json(identity).getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot write into checkpoint %s (%s): correct --checkpoint or its permissions"
              .formatted(files, e),
          e);
    }
  }
}
