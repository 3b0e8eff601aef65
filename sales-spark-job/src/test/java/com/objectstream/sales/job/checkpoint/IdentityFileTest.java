package com.objectstream.sales.job.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityFileTest {
  private static final CheckpointIdentity IDENTITY =
      new CheckpointIdentity("cluster", "item_sales", "topic-id", "dg_store.sales", "table-id");

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
  @ValueSource(strings = {"", "{", "{}", "{\"clusterId\":\"cluster\"}"})
  void refusesAFileThatIsDamaged(String text) {
    CheckpointFiles files = new CheckpointFolder(folder).write(IdentityFile.NAME, text).files();

    assertThatThrownBy(() -> new IdentityFile(files).read())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has a damaged file sales/source.json");
  }

  @Test
  void tellsATopicThatWasMadeAgain() {
    var now =
        new CheckpointIdentity("cluster", "item_sales", "new-id", "dg_store.sales", "table-id");

    assertThat(IDENTITY.otherTopicThan(now))
        .contains(
            "topic item_sales was made again (id new-id, the checkpoint knows topic-id): start with a new --checkpoint");
    assertThat(IDENTITY.otherTableThan(now)).isEmpty();
  }

  @Test
  void tellsAnotherClusterTopicAndTable() {
    var cluster =
        new CheckpointIdentity("other", "item_sales", "other-id", "dg_store.sales", "table-id");
    var topic =
        new CheckpointIdentity("cluster", "returns", "other-id", "dg_store.returns", "other-id");

    assertThat(IDENTITY.otherTopicThan(cluster).orElseThrow())
        .startsWith("the checkpoint is of another Kafka cluster (id cluster, this one is other): ");
    assertThat(IDENTITY.otherTopicThan(topic).orElseThrow())
        .startsWith("the checkpoint is of topic item_sales, not returns: correct --topic, or ");
    assertThat(IDENTITY.otherTableThan(topic).orElseThrow())
        .startsWith("the checkpoint is of table dg_store.sales, not dg_store.returns: ");
  }

  private static CheckpointFiles files(String location) {
    return CheckpointFiles.at(location, new Configuration());
  }
}
