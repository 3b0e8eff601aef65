package com.objectstream.sales.producer.event;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.model.SaleJson;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes sales events. Event {@code n} depends on the settings and {@code n} alone, so any range can
 * be made again anywhere, in any order and in parallel. For example event 0 of seed 1:
 *
 * <pre>{@code
 * {"item_id":"candles-181","item_sold":8,"item_name":"Black Candles","timestamp_ms":"1530230400006","store_id":"Brentwood - 3","sale_id":"1-0"}
 * }</pre>
 *
 * The {@code sale_id} of every good sale is {@code <seed>-<n>}. Immutable.
 */
public final class SaleGenerator {
  /** How far back a duplicate looks for its original. */
  private static final int REACH = 1_000;

  private static final int FIRST_SEARCH = 1_000_000;

  private final GeneratorSettings settings;
  private final SaleDetails details;
  private final long base;
  private final OptionalLong first;

  public SaleGenerator(GeneratorSettings settings) {
    this.settings = settings;
    this.details = new SaleDetails(settings);
    this.base = new SplittableRandom(settings.seed()).nextLong();
    this.first = firstPlain();
  }

  /** The events numbered {@code from} (included) to {@code to} (excluded), in this order. */
  public Stream<GeneratedEvent> events(long from, long to) {
    return LongStream.range(from, to).mapToObj(this::event);
  }

  /**
   * Event {@code n}.
   *
   * @throws IllegalArgumentException if n is negative
   */
  public GeneratedEvent event(long n) {
    if (n < 0) {
      throw new IllegalArgumentException("events are numbered from 0, there is no event " + n);
    }
    SplittableRandom random = randomOf(n);
    return switch (drawKind(random)) {
      case SALE -> sale(n, EventKind.SALE, details.sale(n, random));
      case LATE -> sale(n, EventKind.LATE, details.lateSale(n, random));
      case DUPLICATE -> duplicate(n, random);
      case MALFORMED -> malformed(n, random);
    };
  }

  private GeneratedEvent duplicate(long n, SplittableRandom random) {
    OptionalLong original = originalOf(n, random);
    SaleEvent sale = plainSale(original.orElse(n));
    return sale(n, original.isPresent() ? EventKind.DUPLICATE : EventKind.SALE, sale);
  }

  private GeneratedEvent malformed(long n, SplittableRandom random) {
    Defect defect = Defect.ALL.get(random.nextInt(Defect.ALL.size()));
    byte[] line = defect.spoil(details.sale(n, random));
    return new GeneratedEvent(n, EventKind.MALFORMED, line, Optional.empty());
  }

  private static GeneratedEvent sale(long n, EventKind kind, SaleEvent sale) {
    return new GeneratedEvent(n, kind, SaleJson.write(sale), Optional.of(sale));
  }

  private SaleEvent plainSale(long n) {
    SplittableRandom random = randomOf(n);
    drawKind(random);
    return details.sale(n, random);
  }

  /** A plain sale before n; the first one of all if those near n are something else. */
  private OptionalLong originalOf(long n, SplittableRandom random) {
    if (first.isEmpty() || n <= first.getAsLong()) {
      return OptionalLong.empty();
    }
    long nearest = n - 1 - random.nextLong(Math.min(n, REACH));
    long farthest = Math.max(nearest - REACH, first.getAsLong());
    for (long m = nearest; m > farthest; m--) {
      if (drawKind(randomOf(m)) == EventKind.SALE) {
        return OptionalLong.of(m);
      }
    }
    return first;
  }

  /** The first drawn sale or duplicate: with no sale before it, a duplicate is a plain sale too. */
  private OptionalLong firstPlain() {
    return LongStream.range(0, FIRST_SEARCH)
        .filter(n -> isPlainWhenFirst(drawKind(randomOf(n))))
        .findFirst();
  }

  private static boolean isPlainWhenFirst(EventKind drawn) {
    return drawn == EventKind.SALE || drawn == EventKind.DUPLICATE;
  }

  private EventKind drawKind(SplittableRandom random) {
    double draw = random.nextDouble();
    if (draw < settings.malformed()) {
      return EventKind.MALFORMED;
    }
    if (draw < settings.malformed() + settings.duplicates()) {
      return EventKind.DUPLICATE;
    }
    boolean late = draw < settings.malformed() + settings.duplicates() + settings.late();
    return late ? EventKind.LATE : EventKind.SALE;
  }

  /** Mixed twice, so that neither neighbours nor seeds near to each other resemble. */
  private SplittableRandom randomOf(long n) {
    return new SplittableRandom(new SplittableRandom(base + n).nextLong());
  }
}
