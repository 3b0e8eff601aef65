package com.objectstream.sales.job.totals.rebuild;

import com.objectstream.sales.job.totals.rebuild.ModelTables.Sale;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * One course of things, chosen by a seed: writers store and mark, rebuilds read and write, each a
 * small step at a time, some are killed, and every machine has a clock of its own. Rebuilds are
 * made of the classes of the product.
 */
final class RebuildSchedule {
  static final LocalDate DAY = LocalDate.of(2026, 3, 28);
  private static final List<String> PARTITIONS = List.of("Hermitage", "Louvre");
  private static final List<String> ITEMS = List.of("cups", "plates", "spoons");
  private static final long START = TimeUnit.DAYS.toMicros(20_000);
  private static final long HALF_A_MINUTE = TimeUnit.SECONDS.toMicros(30);
  private static final int STEPS = 300;
  private static final int SALES = 8;

  private final Random random;
  private final Duration difference;
  private final ModelTables tables = new ModelTables();
  private final List<Writer> writers = new ArrayList<>();
  private final List<Rebuild> rebuilds = new ArrayList<>();
  private long now = START;

  /**
   * @param difference most by which clocks differ, as the rebuilds believe; really it is a minute
   */
  RebuildSchedule(long seed, Duration difference) {
    this.random = new Random(seed);
    this.difference = difference;
    for (int i = 0; i < 3; i++) {
      writers.add(new Writer(clockError()));
    }
  }

  private long clockError() {
    return random.nextBoolean()
        ? (random.nextBoolean() ? HALF_A_MINUTE : -HALF_A_MINUTE)
        : random.nextLong(-HALF_A_MINUTE, HALF_A_MINUTE + 1);
  }

  /** Runs it; what went wrong, if something did. */
  Optional<String> run() {
    for (int step = 0; step < STEPS; step++) {
      now += random.nextInt(4) == 0 ? TimeUnit.SECONDS.toMicros(random.nextInt(40)) : 1;
      step();
      Optional<String> lost = lost();
      if (lost.isPresent()) {
        return lost;
      }
    }
    return afterTheLastRebuild();
  }

  private void step() {
    int dice = random.nextInt(10);
    if (dice < 4) {
      writers.get(random.nextInt(writers.size())).step();
    } else if (rebuilds.size() < 3 && dice == 4) {
      rebuilds.add(new Rebuild(clockError()));
    } else if (!rebuilds.isEmpty()) {
      Rebuild one = rebuilds.get(random.nextInt(rebuilds.size()));
      boolean isKilled = random.nextInt(40) == 0;
      if (isKilled || !one.step()) {
        rebuilds.remove(one);
      }
    }
  }

  /** A total that is wrong, with nothing left that would set it right. */
  private Optional<String> lost() {
    return PARTITIONS.stream()
        .filter(partition -> !tables.isExact(partition))
        .filter(partition -> tables.mark(partition).isEmpty())
        .filter(partition -> writers.stream().noneMatch(writer -> writer.owesMark(partition)))
        .findFirst()
        .map(partition -> "a change of " + partition + " is forgotten");
  }

  private Optional<String> afterTheLastRebuild() {
    writers.forEach(Writer::finish);
    now += TimeUnit.MINUTES.toMicros(3);
    var last = new Rebuild(clockError());
    while (last.step()) {
      now++;
    }
    return PARTITIONS.stream()
        .filter(partition -> !tables.isExact(partition) || tables.mark(partition).isPresent())
        .findFirst()
        .map(partition -> partition + " is not exact after the last rebuild");
  }

  /** A task of {@code stream}: its sales, acknowledged, and then the mark; if killed, again. */
  private final class Writer {
    private final long clockError;
    private Optional<String> owed = Optional.empty();

    private Writer(long clockError) {
      this.clockError = clockError;
    }

    private void step() {
      if (owed.isPresent()) {
        if (random.nextInt(4) > 0) { // or else it is killed, and will store the same again
          finish();
        }
        return;
      }
      String partition = PARTITIONS.get(random.nextInt(PARTITIONS.size()));
      int sale = random.nextInt(SALES);
      String item = ITEMS.get(sale % ITEMS.size());
      owed = Optional.of(partition);
      tables.store(partition, "sale-" + sale, new Sale(item, random.nextInt(-5, 50)));
    }

    private boolean owesMark(String partition) {
      return owed.filter(partition::equals).isPresent();
    }

    private void finish() {
      owed.ifPresent(partition -> tables.mark(partition, now + clockError));
      owed = Optional.empty();
    }
  }

  /** A run of the batch layer, a read or write at a time. */
  private final class Rebuild {
    private final RebuildClock clock;
    private final Deque<ChangedStoreDay> left;
    private final Deque<String> unread = new ArrayDeque<>();
    private final Deque<ItemTotals.Rebuilt> unwritten = new ArrayDeque<>();
    private Optional<ItemTotals> reading = Optional.empty();
    private boolean isWriting;

    private Rebuild(long clockError) {
      this.clock = new RebuildClock(now + clockError, difference);
      this.left = new ArrayDeque<>(tables.changed());
    }

    /** Does the next thing; false if there is nothing more. */
    private boolean step() {
      if (left.isEmpty()) {
        return false;
      }
      ChangedStoreDay partition = left.peek();
      if (reading.isEmpty()) {
        reading = Optional.of(new ItemTotals());
        unread.addAll(tables.saleIds(partition.storeId()));
      } else if (!unread.isEmpty()) {
        Sale sale = tables.sale(partition.storeId(), unread.poll());
        reading.get().sale(sale.item(), sale.sold());
      } else if (!isWriting) {
        isWriting = true;
        reading.get().rows().forEach(unwritten::add);
      } else if (!unwritten.isEmpty()) {
        ItemTotals.Rebuilt row = unwritten.poll();
        tables.total(partition.storeId(), row.itemId(), row.total(), clock.beganMicros());
      } else {
        partition.forgotten(clock).ifPresent(mark -> tables.forget(partition.storeId(), mark));
        left.poll();
        reading = Optional.empty();
        isWriting = false;
      }
      return true;
    }
  }
}
