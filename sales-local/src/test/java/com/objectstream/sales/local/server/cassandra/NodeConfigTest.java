package com.objectstream.sales.local.server.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.local.server.security.ClientFiles;
import com.objectstream.sales.local.server.security.ServerSecurity;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeConfigTest {
  private static final NodeConfig SECOND_OF_THREE =
      new NodeConfig(
          2,
          3,
          Path.of("/data/my \"sales\"/cassandra-2"),
          9042,
          20004,
          NodePurpose.SAFE_AND_SMALL,
          Optional.empty());
  private static final NodeConfig ONLY = only(NodePurpose.SAFE_AND_SMALL, Optional.empty());

  private static NodeConfig only(NodePurpose purpose, Optional<ServerSecurity> security) {
    return new NodeConfig(1, 1, Path.of("/data/c"), 9042, 20004, purpose, security);
  }

  @Test
  void listensOnItsOwnLoopbackAddressAndTalksToTheFirst() {
    assertThat(SECOND_OF_THREE.yaml())
        .contains("\nlisten_address: 127.0.0.2\n", "\nrpc_address: 127.0.0.2\n")
        .contains("\nnative_transport_port: 9042\n", "\nstorage_port: 20004\n")
        .contains("- seeds: \"127.0.0.1:20004\"");
  }

  @Test
  void asksClientsWhoTheyAreWhereItShall() {
    var clients = new ClientFiles(Path.of("/c"), Path.of("/c/trust.p12"), "store");
    var security = new ServerSecurity(Path.of("/c/my \"key\".p12"), clients, "password");
    NodeConfig asking = only(NodePurpose.SAFE_AND_SMALL, Optional.of(security));

    assertThat(asking.yaml())
        .startsWith(ONLY.yaml())
        .contains(
            "\nauthenticator: PasswordAuthenticator\nauthorizer: CassandraAuthorizer\n",
            "\n  optional: false\n  keystore: \"/c/my \\\"key\\\".p12\"\n");
    assertThat(ONLY.yaml()).doesNotContain("authenticator");
  }

  @Test
  void quotesFolders() {
    assertThat(SECOND_OF_THREE.yaml())
        .contains("\ncommitlog_directory: \"/data/my \\\"sales\\\"/cassandra-2/commitlog\"\n");
    assertThat(SECOND_OF_THREE.jvmOptions())
        .contains("-Dcassandra.config=file:///data/my%20%22sales%22/cassandra-2/cassandra.yaml");
  }

  @Test
  void acknowledgesWhatIsOnDiskOrAsCassandraDoes() {
    NodeConfig asCassandra = only(NodePurpose.STANDARD, Optional.empty());

    assertThat(ONLY.yaml()).contains("\ncommitlog_sync: batch\n");
    assertThat(asCassandra.yaml())
        .contains("\ncommitlog_sync: periodic\ncommitlog_sync_period: 10s\n");
  }

  @Test
  void givesTheOnlyNodeMoreMemory() {
    assertThat(ONLY.jvmOptions()).contains("-Xms2048m", "-Xmx2048m");
    assertThat(SECOND_OF_THREE.jvmOptions()).contains("-Xms1024m", "-Xmx1024m");
  }

  @Test
  void givesAStandardNodeBetweenOneAndEightGigabytesAndManyTogetherNoMore() {
    assertThat(NodePurpose.STANDARD.heapMb(1)).isBetween(1_024, 8_192);
    assertThat(NodePurpose.STANDARD.heapMb(1_000_000)).isEqualTo(1_024);
  }

  @Test
  void compilesForAShortLifeOnlyWhereItIsShort() {
    NodeConfig brief = only(NodePurpose.SAFE_AND_BRIEF, Optional.empty());

    assertThat(brief.yaml()).isEqualTo(ONLY.yaml());
    assertThat(brief.jvmOptions()).containsAll(ONLY.jvmOptions());
    assertThat(brief.jvmOptions()).contains("-XX:TieredStopAtLevel=1");
    assertThat(ONLY.jvmOptions()).doesNotContain("-XX:TieredStopAtLevel=1");
  }
}
