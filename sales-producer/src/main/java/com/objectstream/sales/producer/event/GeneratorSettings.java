package com.objectstream.sales.producer.event;

import java.io.Serializable;
import java.time.Instant;

/**
 * What a {@link SaleGenerator} makes. Equal settings make equal bytes, on any machine and any day.
 *
 * @param seed chooses one of 2^64 streams of events
 * @param malformed share of malformed lines, from 0 to 1
 * @param duplicates share of events sent a second time, from 0 to 1
 * @param late share of sales that come hours or days late, from 0 to 1
 * @param stores how many stores sell, from 1 to 1,000,000
 * @param items how many items they sell, from 1 to 1,000,000
 * @param days how many days the events spread over, from 1 to 100,000; late ones lie up to three
 *     days before
 * @param start when the first day begins; not the wall clock, which would make every run another
 */
public record GeneratorSettings(
    long seed,
    double malformed,
    double duplicates,
    double late,
    int stores,
    int items,
    int days,
    Instant start)
    implements Serializable {

  /** Good sales only, of seed 1, on the day of the reference message. */
  public static final GeneratorSettings DEFAULT =
      new GeneratorSettings(1, 0, 0, 0, 20, 1_000, 1, Instant.parse("2018-06-29T00:00:00Z"));

  private static final int MOST_NAMES = 1_000_000;
  private static final int MOST_DAYS = 100_000;
  private static final double ROUNDING = 1e-9;

  /**
   * @throws IllegalArgumentException if a figure is out of its range; the message begins with the
   *     name of the component, which is also the name of its option
   */
  public GeneratorSettings {
    requireShare("malformed", malformed);
    requireShare("duplicates", duplicates);
    requireShare("late", late);
    if (malformed + duplicates + late > 1 + ROUNDING) {
      throw new IllegalArgumentException(
          "malformed + duplicates + late must be at most 1, not %s + %s + %s"
              .formatted(malformed, duplicates, late));
    }
    requireCount("stores", stores, MOST_NAMES);
    requireCount("items", items, MOST_NAMES);
    requireCount("days", days, MOST_DAYS);
  }

  /** The same, of another seed. */
  public GeneratorSettings withSeed(long other) {
    return new GeneratorSettings(other, malformed, duplicates, late, stores, items, days, start);
  }

  /** The same with other shares of what is not a plain sale. */
  public GeneratorSettings withShares(double malformed, double duplicates, double late) {
    return new GeneratorSettings(seed, malformed, duplicates, late, stores, items, days, start);
  }

  /** The same in another number of stores. */
  public GeneratorSettings withStores(int other) {
    return new GeneratorSettings(seed, malformed, duplicates, late, other, items, days, start);
  }

  /** The same on another number of days. */
  public GeneratorSettings withDays(int other) {
    return new GeneratorSettings(seed, malformed, duplicates, late, stores, items, other, start);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " must be from 0 to 1, not " + share);
    }
  }

  private static void requireCount(String name, int count, int most) {
    if (count < 1 || count > most) {
      throw new IllegalArgumentException(
          "%s must be from 1 to %s, not %s".formatted(name, most, count));
    }
  }
}
