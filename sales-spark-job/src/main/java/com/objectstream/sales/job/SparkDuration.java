package com.objectstream.sales.job;

import java.time.Duration;
import org.apache.spark.network.util.JavaUtils;
import picocli.CommandLine.ITypeConverter;

/** Durations as everywhere in Spark: {@code 500ms}, {@code 1s}, {@code 2m}, {@code 1h}. */
final class SparkDuration implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    return Duration.ofMillis(JavaUtils.timeStringAsMs(value));
  }
}
