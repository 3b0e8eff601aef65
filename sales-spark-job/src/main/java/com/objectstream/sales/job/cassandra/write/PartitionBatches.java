package com.objectstream.sales.job.cassandra.write;

import com.objectstream.sales.job.batch.IdentifiedSale;
import com.objectstream.sales.job.cassandra.RowBytes;
import com.objectstream.sales.job.cassandra.WriteLimits;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the rows of a task by Cassandra partition, within bounds: a batch that is full goes, and
 * when too many bytes wait, the batch that was begun first goes.
 */
final class PartitionBatches {
  /** What an open batch takes besides the values of its rows: its objects, and room to grow. */
  private static final int BATCH_OVERHEAD = 512;

  private final WriteLimits limits;
  private final boolean keepsSales;
  private final int bufferBytes;
  private final Map<RowBytes, RowBatch> open = new LinkedHashMap<>();
  private final Set<RowBytes> begun = new HashSet<>();
  private long waiting;

  /**
   * @param keepsSales whether the sales are wanted when their rows are acknowledged
   */
  PartitionBatches(WriteLimits limits, boolean keepsSales) {
    this.limits = limits;
    this.keepsSales = keepsSales;
    this.bufferBytes = limits.bufferBytesHere();
  }

  /** Adds a row, whose bytes are copied, and gives the batch that has to go now, if any. */
  Optional<RowBatch> add(RowBytes partitionKey, RowBytes row, IdentifiedSale sale) {
    RowBatch batch = open.get(partitionKey);
    if (batch == null) {
      batch = begin(partitionKey.copy());
    }
    long before = batch.heldBytes();
    batch.add(row, sale);
    waiting += batch.heldBytes() - before;
    if (batch.size() >= limits.batchRows() || batch.bytes() >= limits.batchBytes()) {
      open.remove(batch.partitionKey());
      return taken(batch);
    }
    return waiting >= bufferBytes ? eldest() : Optional.empty();
  }

  /** The batches that are still open, at the end of the task. */
  Collection<RowBatch> rest() {
    return open.values();
  }

  /** The Cassandra partitions that rows were added to: the values of their keys. */
  Set<RowBytes> partitions() {
    return begun;
  }

  private RowBatch begin(RowBytes partitionKey) {
    var batch = new RowBatch(partitionKey, keepsSales);
    open.put(partitionKey, batch);
    begun.add(partitionKey);
    waiting += BATCH_OVERHEAD;
    return batch;
  }

  private Optional<RowBatch> eldest() {
    Iterator<RowBatch> batches = open.values().iterator();
    RowBatch batch = batches.next();
    batches.remove();
    return taken(batch);
  }

  private Optional<RowBatch> taken(RowBatch batch) {
    waiting -= batch.heldBytes() + BATCH_OVERHEAD;
    return Optional.of(batch);
  }
}
