package com.objectstream.sales.producer;

import com.objectstream.sales.producer.event.GeneratorSettings;
import picocli.CommandLine.Option;

/** The options that say what to generate; each is named after its {@link GeneratorSettings}. */
public final class GeneratorOptions {
  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "equal seeds make equal events; also the first part of every sale_id")
  private long seed;

  @Option(
      names = "--malformed",
      paramLabel = "F",
      defaultValue = "0",
      description = "share of malformed lines, 0 to 1")
  private double malformed;

  @Option(
      names = "--duplicates",
      paramLabel = "F",
      defaultValue = "0",
      description = "share of events sent a second time, 0 to 1")
  private double duplicates;

  @Option(
      names = "--late",
      paramLabel = "F",
      defaultValue = "0",
      description = "share of sales that come hours or days late, 0 to 1")
  private double late;

  @Option(names = "--stores", paramLabel = "N", description = "how many stores sell")
  private int stores = 20;

  @Option(names = "--items", paramLabel = "N", description = "how many items they sell")
  private int items = 1000;

  @Option(names = "--days", paramLabel = "N", description = "how many days the events spread over")
  private int days = 1;

  /**
   * The settings.
   *
   * @throws IllegalArgumentException as {@link GeneratorSettings}; the message goes on after the
   *     dashes of an option
   */
  public GeneratorSettings settings() {
    return new GeneratorSettings(
        seed, malformed, duplicates, late, stores, items, days, GeneratorSettings.DEFAULT.start());
  }
}
