package com.objectstream.sales.job.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityFileTest {
  private static final Instant EVENING = Instant.parse("2018-06-29T20:45:00.936Z");
  private static final CheckpointIdentity IDENTITY = in("Europe/Berlin");
  private static final String FROM_BEFORE =
      "{\"clusterId\":\"cluster\",\"topic\":\"item_sales\",\"topicId\":\"topic-id\",\"table\":\"dg_store.sales\",\"tableId\":\"table-id\"";

  @TempDir Path folder;

  @Test
  void readsBackWhatItWrote() {
    CheckpointFiles files = files(folder.resolve("new/checkpoint").toString());
    assertThat(new IdentityFile(files).read()).isEmpty();

    new IdentityFile(files).write(IDENTITY);

    assertThat(new IdentityFile(files).read()).contains(IDENTITY);
  }

  @Test
  void isKeptOnAFileSystemThatIsNotLocal() {
    var hadoop = new Configuration();
    hadoop.set("fs.viewfs.mounttable.there.link./mine", folder.toUri().toString());
    CheckpointFiles files = CheckpointFiles.at("viewfs://there/mine/checkpoint", hadoop);

    new IdentityFile(files).write(IDENTITY);

    assertThat(new IdentityFile(files).read()).contains(IDENTITY);
    assertThat(files.isLocal()).isFalse();
    assertThat(files).hasToString("viewfs://there/mine/checkpoint");
    assertThat(folder.resolve("checkpoint/sales/source.json")).isRegularFile();
    CheckpointLock.take(files).close();
    assertThat(folder.resolve("checkpoint/sales/lock")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "{\"clusterId\":\"cluster\"}",
        FROM_BEFORE + ",\"zone\":\"Mars/Olympus\"}",
        FROM_BEFORE + ",\"zone\":1}"
      })
  void refusesAFileThatIsDamaged(String text) {
    CheckpointFiles files = new CheckpointFolder(folder).write(IdentityFile.NAME, text).files();

    assertThatThrownBy(() -> new IdentityFile(files).read())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has a damaged file sales/source.json");
  }

  @Test
  void readsAFileFromBeforeThatNamesNoZone() {
    CheckpointFiles files =
        new CheckpointFolder(folder)
            .write(IdentityFile.NAME, FROM_BEFORE + ",\"later\":1}")
            .files();

    CheckpointIdentity before = new IdentityFile(files).read().orElseThrow();
    assertThat(before.zone()).isEmpty();
    assertThat(before.differencesFrom(IDENTITY)).isEmpty();

    new IdentityFile(files).write(IDENTITY);
    assertThat(new IdentityFile(files).read()).contains(IDENTITY);
  }

  @Test
  void tellsATopicThatWasMadeAgain() {
    assertThat(
            IDENTITY.differencesFrom(
                with("cluster", "item_sales", "new-id", "dg_store.sales", "table-id")))
        .containsExactly(
            "topic item_sales was made again (id new-id, the checkpoint knows topic-id): start with a new --checkpoint");
  }

  @Test
  void tellsAnotherClusterTopicAndTable() {
    var cluster = with("other", "item_sales", "other-id", "dg_store.sales", "table-id");
    var topic = with("cluster", "returns", "other-id", "dg_store.returns", "other-id");

    assertThat(IDENTITY.differencesFrom(cluster))
        .singleElement()
        .asString()
        .startsWith("the checkpoint is of another Kafka cluster (id cluster, this one is other): ");
    assertThat(IDENTITY.differencesFrom(topic))
        .satisfiesExactly(
            told ->
                assertThat(told)
                    .startsWith(
                        "the checkpoint is of topic item_sales, not returns: correct --topic, or "),
            told ->
                assertThat(told)
                    .startsWith(
                        "the checkpoint is of table dg_store.sales, not dg_store.returns: "));
  }

  @Test
  void tellsAnotherZoneAndTakesOneOfTheSameRulesForTheSame() {
    assertThat(IDENTITY.differencesFrom(in("Asia/Tokyo")))
        .containsExactly(
            "the checkpoint is of days in zone Europe/Berlin, and those of Asia/Tokyo would store sales a second time: correct --zone, or start with another --table and a new --checkpoint");
    assertThat(in("UTC").differencesFrom(in("Z"))).isEmpty();
  }

  @Test
  void remembersTheOffsetsOfAStretchAndTellsAnother() {
    var evening = new Stretch(EVENING, Optional.of(EVENING.plusSeconds(60)));
    var files = new CheckpointFolder(folder).files();
    new IdentityFile(files).write(of(evening));

    assertThat(new IdentityFile(files).read()).contains(of(evening));
    assertThat(of(evening).differencesFrom(of(new Stretch(EVENING, Optional.empty()))))
        .containsExactly(
            "the checkpoint is of the stretch from 2018-06-29T20:45:00.936Z to 2018-06-29T20:46:00.936Z, not the stretch from 2018-06-29T20:45:00.936Z to the end: correct --from-time and --to-time, or start with a new --checkpoint");
    assertThat(IDENTITY.differencesFrom(of(evening)))
        .singleElement()
        .asString()
        .startsWith("the checkpoint is of the whole topic, not the stretch from ");
  }

  private static CheckpointIdentity of(Stretch stretch) {
    return of(
        IDENTITY.zone(),
        Optional.of(
            new StretchOffsets(
                stretch,
                new TreeMap<>(Map.of(0, 42L, 1, 7L)),
                new TreeMap<>(Map.of(0, 99L, 1, 7L)))));
  }

  private static CheckpointIdentity in(String zone) {
    return of(Optional.of(ZoneId.of(zone)), Optional.empty());
  }

  private static CheckpointIdentity of(Optional<ZoneId> zone, Optional<StretchOffsets> stretch) {
    return new CheckpointIdentity(
        "cluster",
        "item_sales",
        "topic-id",
        "dg_store.sales",
        "table-id",
        zone,
        stretch,
        Optional.empty());
  }

  private static CheckpointIdentity with(
      String clusterId, String topic, String topicId, String table, String tableId) {
    return new CheckpointIdentity(
        clusterId,
        topic,
        topicId,
        table,
        tableId,
        IDENTITY.zone(),
        Optional.empty(),
        Optional.empty());
  }

  private static CheckpointFiles files(String location) {
    return CheckpointFiles.at(location, new Configuration());
  }
}
