package com.objectstream.sales.job.totals.rebuild;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.job.totals.rebuild.ItemTotals.Rebuilt;
import com.objectstream.sales.transform.totals.ItemTotal;
import java.io.Serializable;

/**
 * What a run has done, or a part of it; parts add up.
 *
 * @param partitions stores and days
 * @param sales that were read
 * @param items totals that were written
 * @param repairedRows totals that were not shown as they are now; one that is new counts, too
 * @param itemsDifference what all of them have more items sold than was shown before
 * @param expired partitions that were left as they are, since the table of sales forgets sales
 */
public record RebuildResult(
    long partitions, long sales, long items, long repairedRows, long itemsDifference, long expired)
    implements Serializable {
  public static final RebuildResult NOTHING = new RebuildResult(0, 0, 0, 0, 0, 0);

  static RebuildResult partition() {
    return new RebuildResult(1, 0, 0, 0, 0, 0);
  }

  static RebuildResult expired(long partitions) {
    return new RebuildResult(0, 0, 0, 0, 0, partitions);
  }

  static RebuildResult of(Rebuilt row) {
    boolean isRight = row.repair().equals(ItemTotal.NONE);
    return new RebuildResult(
        0, row.total().sales(), 1, isRight ? 0 : 1, row.repair().itemsSold(), 0);
  }

  public RebuildResult plus(RebuildResult other) {
    return new RebuildResult(
        partitions + other.partitions,
        sales + other.sales,
        items + other.items,
        repairedRows + other.repairedRows,
        itemsDifference + other.itemsDifference,
        expired + other.expired);
  }

  /** {@code 2 partitions, 5 items of 12,000 sales; 1 row new or repaired, -3 items sold}. */
  @Override
  public String toString() {
    String left = "; %,d older than default_time_to_live left as they are".formatted(expired);
    return "%s, %s of %s; %s new or repaired, %s items sold%s"
        .formatted(
            Counted.of(partitions, "partition"),
            Counted.of(items, "item"),
            Counted.of(sales, "sale"),
            Counted.of(repairedRows, "row"),
            itemsDifference == 0 ? "0" : "%+,d".formatted(itemsDifference),
            expired == 0 ? "" : left);
  }
}
