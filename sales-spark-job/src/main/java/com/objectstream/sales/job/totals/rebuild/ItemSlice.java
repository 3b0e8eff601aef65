package com.objectstream.sales.job.totals.rebuild;

import java.util.List;

/**
 * A share of the items of a partition: those whose hash has a remainder. All items are one share
 * until they turn out to be too many for the memory; then each half is a share.
 *
 * @param remainder from 0
 * @param shares how many shares there are, a power of two
 */
record ItemSlice(int remainder, int shares) {
  private static final int MOST_SHARES = 1 << 20;

  static final ItemSlice ALL = new ItemSlice(0, 1);

  boolean has(String item) {
    return Math.floorMod(spread(item.hashCode()), shares) == remainder;
  }

  /** Texts that end alike differ in high bits only. */
  private static int spread(int hash) {
    return hash * 0x9E3779B1 >>> 8;
  }

  List<ItemSlice> halves() {
    return List.of(
        new ItemSlice(remainder, 2 * shares), new ItemSlice(remainder + shares, 2 * shares));
  }

  /** Whether halves can be smaller: items that share all of a hash stay together. */
  boolean canBeHalved() {
    return shares < MOST_SHARES;
  }
}
