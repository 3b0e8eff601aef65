package com.objectstream.sales.local.submit;

import com.objectstream.sales.local.server.process.ServerClassPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of JDK 17 that Spark has to be let into. Executors and drivers in client mode get them
 * from Spark itself; Spark 3.5 forgets the driver of a standalone cluster's cluster mode.
 */
final class ModuleOpens {
  private static final String OPTIONS = "spark.driver.extraJavaOptions";

  private ModuleOpens() {}

  /** Settings of Spark, as {@code key=value}, with the driver's Java options completed. */
  static List<String> added(List<String> conf) {
    var completed = new ArrayList<String>();
    String options = opens();
    for (String setting : conf) {
      if (setting.startsWith(OPTIONS + "=")) {
        options += " " + setting.substring(OPTIONS.length() + 1);
      } else {
        completed.add(setting);
      }
    }
    completed.add(OPTIONS + "=" + options);
    return completed;
  }

  private static String opens() {
    Path file = ServerClassPath.home().resolve("config/jvm/spark.options");
    try {
      return String.join(" ", Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
