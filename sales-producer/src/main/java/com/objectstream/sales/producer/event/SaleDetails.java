package com.objectstream.sales.producer.event;

import com.objectstream.sales.model.SaleEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a good sale says. Time goes on by 10 ms an event, give or take two seconds. With several
 * days neighbours lie on different ones, so that few events reach all days; when a day is full
 * (after 8,640,000 events) the stream goes on behind the last one.
 */
final class SaleDetails {
  private static final long DAY_MS = Duration.ofDays(1).toMillis();
  private static final long STEP_MS = 10;
  private static final long EVENTS_A_DAY = DAY_MS / STEP_MS;
  private static final int JITTER_MS = 2_000;
  private static final long LEAST_LATE_MS = Duration.ofHours(1).toMillis();
  private static final long MOST_LATE_MS = Duration.ofDays(3).toMillis();
  private static final double NAMELESS = 0.02;
  private static final double RETURNED = 0.03;
  private static final int MOST_SOLD = 24;
  private static final int MOST_RETURNED = 3;

  private final Catalogue catalogue;
  private final String idPrefix;
  private final long startMs;
  private final int days;

  SaleDetails(GeneratorSettings settings) {
    this.catalogue = new Catalogue(settings.stores(), settings.items());
    this.idPrefix = settings.seed() + "-";
    this.startMs = settings.start().toEpochMilli();
    this.days = settings.days();
  }

  SaleEvent sale(long n, SplittableRandom random) {
    return saleAt(timeOf(n, random), n, random);
  }

  SaleEvent lateSale(long n, SplittableRandom random) {
    long late = random.nextLong(LEAST_LATE_MS, MOST_LATE_MS);
    return saleAt(timeOf(n, random) - late, n, random);
  }

  private SaleEvent saleAt(long timestampMs, long n, SplittableRandom random) {
    Catalogue.Item item = catalogue.item(random.nextDouble());
    return new SaleEvent(
        item.id(),
        catalogue.store(random.nextDouble()),
        timestampMs,
        sold(random),
        random.nextDouble() < NAMELESS ? Optional.empty() : item.name(),
        Optional.of(idPrefix + n));
  }

  private long timeOf(long n, SplittableRandom random) {
    long turn = n / days;
    long day = n % days + turn / EVENTS_A_DAY * days;
    long ofDay = turn % EVENTS_A_DAY * STEP_MS + random.nextInt(JITTER_MS);
    return startMs + day * DAY_MS + Math.min(ofDay, DAY_MS - 1);
  }

  private static int sold(SplittableRandom random) {
    return random.nextDouble() < RETURNED
        ? -1 - random.nextInt(MOST_RETURNED)
        : 1 + random.nextInt(MOST_SOLD);
  }
}
