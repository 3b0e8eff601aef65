package com.objectstream.sales.job.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager.CancellableFSDataOutputStream;

/**
 * Remembers in a checkpoint whose it is, in {@value #NAME}:
 *
 * <pre>
 * {"clusterId":"5L6g…","topic":"item_sales","topicId":"mQ0D…","table":"dg_store.dg_item_sales","tableId":"…","zone":"UTC"}
 * </pre>
 *
 * That of a backfill has {@code
 * "stretch":{"from":"2018-06-29T20:45:00Z","to":"…","begins":{"0":42},"ends":{"0":99}}}, that of
 * the totals {@code "statePartitions":4}, too.
 */
public final class IdentityFile {
  static final String FOLDER = "sales";
  static final String NAME = FOLDER + "/source.json";
  private static final String ZONE = "zone";
  private static final String STRETCH = "stretch";
  private static final String STATE = "statePartitions";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String BEGINS = "begins";
  private static final String ENDS = "ends";

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
    } catch (DateTimeException | IllegalArgumentException e) {
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
        json.has(ZONE) ? Optional.of(ZoneId.of(text(json, ZONE))) : Optional.empty(),
        json.has(STRETCH) ? Optional.of(stretch(json.get(STRETCH))) : Optional.empty(),
        json.has(STATE) ? Optional.of(partitions(json.get(STATE))) : Optional.empty());
  }

  private int partitions(JsonNode json) {
    if (!json.isInt()) {
      throw damaged("its %s are no number".formatted(STATE));
    }
    return json.intValue();
  }

  private StretchOffsets stretch(JsonNode json) {
    Optional<Instant> to =
        json.has(TO) ? Optional.of(Instant.parse(text(json, TO))) : Optional.empty();
    return new StretchOffsets(
        new Stretch(Instant.parse(text(json, FROM)), to),
        offsets(json.path(BEGINS)),
        offsets(json.path(ENDS)));
  }

  private static SortedMap<Integer, Long> offsets(JsonNode json) {
    return JSON.convertValue(json, new TypeReference<TreeMap<Integer, Long>>() {});
  }

  private String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw damaged("it does not say its " + name);
    }
    return value.textValue();
  }

  private IllegalStateException damaged(String fault) {
    return files.broken("has a damaged file %s (%s)".formatted(NAME, fault));
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
    identity.stretch().ifPresent(stretch -> json.set(STRETCH, json(stretch)));
    identity.statePartitions().ifPresent(partitions -> json.put(STATE, partitions));
    return json.toString();
  }

  private static ObjectNode json(StretchOffsets stretch) {
    ObjectNode json = JSON.createObjectNode().put(FROM, stretch.stretch().from().toString());
    stretch.stretch().to().ifPresent(to -> json.put(TO, to.toString()));
    json.set(BEGINS, JSON.valueToTree(stretch.begins()));
    json.set(ENDS, JSON.valueToTree(stretch.ends()));
    return json;
  }

  /** That a checkpoint which has begun does not say whose it is. */
  public static IllegalStateException missing(CheckpointFiles files) {
    return files.broken("lacks %s, which says whose it is".formatted(NAME));
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
      throw files.failed("write into", e);
    }
  }
}
