package com.objectstream.sales.it.harness;

import java.time.Duration;
import java.util.Random;

/**
 * How a soak test runs: {@code -Dsoak.seed} repeats the choices of a run, {@code -Dsoak.minutes} is
 * its length.
 *
 * @param seed chooses events and victims
 */
public record SoakSettings(long seed, Duration length) {
  private static final long MINUTES = 10;

  public static SoakSettings asked() {
    var soak =
        new SoakSettings(
            Long.getLong("soak.seed", System.currentTimeMillis()),
            Duration.ofMinutes(Long.getLong("soak.minutes", MINUTES)));
    tell("seed %d, %d minutes", soak.seed, soak.length.toMinutes());
    return soak;
  }

  public Random random() {
    return new Random(seed);
  }

  /** So many events that they last for this test. */
  public SeededEvents events(int rate) {
    return SeededEvents.mixed(seed, rate * length.toSeconds());
  }

  public static void tell(String format, Object... values) {
    System.out.println("soak: " + format.formatted(values));
  }
}
