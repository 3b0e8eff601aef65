package com.objectstream.sales.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir private Path folder;

  @Test
  void deletesATemporaryFolder() throws IOException {
    DataDirectory home = DataDirectory.temporary();
    Files.createDirectories(home.path().resolve("kafka-1/data"));

    home.leave();

    assertThat(home.path()).doesNotExist();
  }

  @Test
  void keepsAFolderThatWasGivenForTheNextTime() {
    Path kept = folder.resolve("new/folder");
    DataDirectory.kept(kept).leave();

    DataDirectory again = DataDirectory.kept(kept);

    assertThat(again.path()).isDirectory();
    assertThat(again.toDelete()).isEmpty();
    again.leave();
  }

  @Test
  void refusesAFolderThatCannotBeMade() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatIllegalStateException()
        .isThrownBy(() -> DataDirectory.kept(file.resolve("sub")))
        .withMessageStartingWith("cannot write to " + file.resolve("sub"));
  }

  @Test
  void refusesDataOfAnotherNumberOfServers() {
    PortPlan.of(ServerOptions.temporary(), folder);

    assertThatIllegalStateException()
        .isThrownBy(() -> PortPlan.of(ServerOptions.temporary().withServers(3, 1), folder))
        .withMessage(
            folder
                + " has the data of --brokers 1 and --cassandra-nodes 1:"
                + " give the same or choose another --dir");
  }

  @Test
  void plansAPortForEachBrokerAndTheSameStoragePortAgain() {
    var options = ServerOptions.temporary().withServers(2, 1);
    PortPlan first = PortPlan.of(options, folder);
    PortPlan second = PortPlan.of(options, folder);

    assertThat(first.kafka()).doesNotHaveDuplicates().hasSize(2);
    assertThat(second.storage()).isEqualTo(first.storage());
  }
}
