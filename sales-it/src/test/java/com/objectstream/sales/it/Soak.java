package com.objectstream.sales.it;

import java.time.Duration;
import java.util.Random;

/**
 * How a soak test runs: {@code -Dsoak.seed} repeats the choices of a run, {@code -Dsoak.minutes} is
 * its length.
 *
 * @param seed chooses events and victims
 */
record Soak(long seed, Duration length) {
  private static final long MINUTES = 10;

  static Soak asked() {
    var soak =
        new Soak(
            Long.getLong("soak.seed", System.currentTimeMillis()),
            Duration.ofMinutes(Long.getLong("soak.minutes", MINUTES)));
    tell("seed %d, %d minutes", soak.seed, soak.length.toMinutes());
    return soak;
  }

  Random random() {
    return new Random(seed);
  }

  /** So many events that they last for this test. */
  GeneratedEvents events(int rate) {
    return GeneratedEvents.mixed(seed, rate * length.toSeconds());
  }

  static void tell(String format, Object... values) {
    System.out.println("soak: " + format.formatted(values));
  }
}
