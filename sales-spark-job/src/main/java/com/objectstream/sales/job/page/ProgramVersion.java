package com.objectstream.sales.job.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** The version of this program, which Maven writes into its jar. */
final class ProgramVersion {
  private static final String FILE =
      "/META-INF/maven/com.objectstream.sales/sales-spark-job/pom.properties";

  private ProgramVersion() {}

  /** {@code unpackaged} where it runs from classes without a jar. */
  static String get() {
    try (InputStream file = ProgramVersion.class.getResourceAsStream(FILE)) {
      var properties = new Properties();
      if (file != null) {
        properties.load(file);
      }
      return Optional.ofNullable(properties.getProperty("version")).orElse("unpackaged");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
