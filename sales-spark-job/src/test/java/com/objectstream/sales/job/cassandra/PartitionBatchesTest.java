package com.objectstream.sales.job.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartitionBatchesTest {
  private static final WriteLimits LIMITS = new WriteLimits(3, 1_000, 5, 1, Duration.ofMinutes(2));
  private static final SimpleStatement ROW = SimpleStatement.newInstance("INSERT");

  private final PartitionBatches batches = new PartitionBatches(LIMITS);

  @Test
  void gathersTheRowsOfAPartitionUntilTheBatchIsFull() {
    assertThat(add("Hermitage", 10)).isEmpty();
    assertThat(add("Louvre", 10)).isEmpty();
    assertThat(add("Hermitage", 10)).isEmpty();

    assertThat(add("Hermitage", 10).map(RowBatch::size)).contains(3);
    assertThat(batches.rest()).extracting(RowBatch::size).containsExactly(1);
  }

  @Test
  void sendsABatchThatReachedItsBytes() {
    add("Hermitage", 600);

    assertThat(add("Hermitage", 400).map(RowBatch::bytes)).contains(1_000L);
  }

  @Test
  void sendsARowThatIsLargerThanABatchAlone() {
    assertThat(add("Hermitage", 5_000).map(RowBatch::size)).contains(1);
  }

  @Test
  void sendsTheBatchBegunFirstWhenTooManyRowsWait() {
    List<Optional<RowBatch>> due = new ArrayList<>();
    for (String store : List.of("Hermitage", "Hermitage", "Louvre", "Prado", "Uffizi")) {
      due.add(add(store, 10));
    }

    assertThat(due.subList(0, 4)).containsOnly(Optional.empty());
    assertThat(due.get(4).map(RowBatch::size)).contains(2);
    assertThat(batches.rest()).extracting(RowBatch::size).containsExactly(1, 1, 1);
  }

  private Optional<RowBatch> add(String store, long bytes) {
    var key = List.of(ByteBuffer.wrap(store.getBytes(StandardCharsets.UTF_8)));
    return batches.add(key, ROW, bytes);
  }
}
