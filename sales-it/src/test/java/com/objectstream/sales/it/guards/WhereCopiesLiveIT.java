package com.objectstream.sales.it.guards;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That no node could take a row is told at the start, and not when the wait for it is over. */
@ExtendWith(SharedServers.class)
class WhereCopiesLiveIT {
  @Test
  void namesBothDataCentresIfNoNodeIsOfThatOfTheDriverFile(@TempDir Path folder, Pipeline pipeline)
      throws IOException {
    Path driver =
        Files.writeString(
            folder.resolve("driver.conf"),
            "datastax-java-driver.basic.load-balancing-policy.local-datacenter = elsewhere");

    CommandResult.assertRefused(
        pipeline,
        "Cassandra at %s has data centre datacenter1, and no node of elsewhere, which %s names"
            .formatted(pipeline.servers().cassandra(), driver),
        "--cassandra-config",
        driver.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'class': 'SimpleStrategy', 'replication_factor': 3}",
        "{'class': 'NetworkTopologyStrategy', 'datacenter1': 3}"
      })
  void tellsThatAKeyspaceAsksForMoreCopiesThanThereAreNodes(String copies, Pipeline pipeline) {
    replicate(pipeline, copies);

    CommandResult.assertRefused(
        pipeline,
        "keyspace %s asks for 3 copies of a row in data centre datacenter1, which has 1 node: LOCAL_QUORUM needs 2"
            .formatted(pipeline.keyspace()));
  }

  private static void replicate(Pipeline pipeline, String copies) {
    pipeline.query(
        "ALTER KEYSPACE %s WITH replication = %s".formatted(pipeline.keyspace(), copies));
  }
}
