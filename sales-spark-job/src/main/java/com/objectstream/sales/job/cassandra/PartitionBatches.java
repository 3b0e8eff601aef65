package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the rows of a task by Cassandra partition, within bounds: a batch that is full goes, and
 * when too many rows wait, the batch that was begun first goes.
 */
final class PartitionBatches {
  private final WriteLimits limits;
  private final Map<List<ByteBuffer>, RowBatch> open = new LinkedHashMap<>();
  private int waiting;

  PartitionBatches(WriteLimits limits) {
    this.limits = limits;
  }

  /** Adds a row and gives the batch that has to go now, if any. */
  Optional<RowBatch> add(List<ByteBuffer> partitionKey, BatchableStatement<?> row, long bytes) {
    RowBatch batch = open.computeIfAbsent(partitionKey, key -> new RowBatch());
    batch.add(row, bytes);
    waiting++;
    if (batch.size() >= limits.batchRows() || batch.bytes() >= limits.batchBytes()) {
      open.remove(partitionKey);
      return taken(batch);
    }
    return waiting >= limits.bufferedRows() ? eldest() : Optional.empty();
  }

  /** The batches that are still open, at the end of the task. */
  Collection<RowBatch> rest() {
    return open.values();
  }

  private Optional<RowBatch> eldest() {
    Iterator<RowBatch> batches = open.values().iterator();
    RowBatch batch = batches.next();
    batches.remove();
    return taken(batch);
  }

  private Optional<RowBatch> taken(RowBatch batch) {
    waiting -= batch.size();
    return Optional.of(batch);
  }
}
