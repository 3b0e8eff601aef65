package com.objectstream.sales.job.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a row can be written at all, or only with fewer copies than were asked for. */
class KeyspaceReplicasTest {
  @ParameterizedTest
  @CsvSource({
    "3, 3, LOCAL_QUORUM, true, true",
    "3, 2, LOCAL_QUORUM, true, false",
    "3, 1, LOCAL_QUORUM, false, false",
    "2, 1, LOCAL_QUORUM, false, false",
    "3, 1, LOCAL_ONE, true, false",
    "3, 2, ALL, false, false",
    "1, 1, TWO, false, true",
    "0, 3, LOCAL_QUORUM, false, true"
  })
  void tellsWhatCannotBeReached(
      int replicas, int nodes, String level, boolean isReachable, boolean isComplete) {
    var copies = new KeyspaceReplicas("mine", "dc1", replicas, nodes, level, 0);

    assertThat(copies.unreachable().isEmpty()).isEqualTo(isReachable);
    assertThat(copies.incomplete().isEmpty()).isEqualTo(isComplete);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0, LOCAL_QUORUM, true",
    "3, 0, QUORUM, true",
    "3, 0, LOCAL_ONE, false",
    "3, 0, ONE, false",
    "3, 0, TWO, true",
    "3, 0, ALL, true",
    "3, 0, ANY, false",
    "1, 0, LOCAL_ONE, true",
    "1, 0, ANY, false",
    "2, 0, LOCAL_ONE, true",
    "3, 3, LOCAL_QUORUM, true",
    "3, 3, EACH_QUORUM, true",
    "3, 3, QUORUM, false",
    "3, 3, TWO, false",
    "3, 3, ALL, true"
  })
  void tellsWhetherAQuorumReadsWhatWasAcknowledged(
      int replicas, int elsewhere, String level, boolean isSeen) {
    var copies = new KeyspaceReplicas("mine", "dc1", replicas, replicas, level, elsewhere);

    assertThat(copies.staleReads().isEmpty()).isEqualTo(isSeen);
  }
}
