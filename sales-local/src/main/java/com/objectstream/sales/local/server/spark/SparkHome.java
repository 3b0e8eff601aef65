package com.objectstream.sales.local.server.spark;

import com.objectstream.sales.local.server.process.ServerClassPath;
import com.objectstream.sales.local.server.process.TemporaryFolders;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a worker takes for an installed Spark: a folder with links to the jars that Maven has. The
 * jars are those of a Spark distribution, so that a job finds on this cluster what it finds on
 * another, and has to bring the rest.
 *
 * @param folder for {@code SPARK_HOME}
 */
public record SparkHome(Path folder) {
  private static final String SCALA = "2.12";

  /** Variable of the environment: the address that a process of Spark listens on. */
  public static final String ADDRESS = "SPARK_LOCAL_IP";

  /** The folder that Spark takes for its {@code conf}: it says what a job logs. */
  public static Path settings() {
    return ServerClassPath.home().resolve("deploy/spark");
  }

  /** Makes the links anew, as the version may have changed. */
  static SparkHome make(Path folder) {
    Path jars = folder.resolve("jars");
    TemporaryFolders.deleteUntilGone(jars);
    try {
      Files.createDirectories(jars);
      for (String jar : ServerClassPath.jars("spark").split(File.pathSeparator)) {
        Files.createSymbolicLink(jars.resolve(Path.of(jar).getFileName()), Path.of(jar));
      }
      return new SparkHome(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Variables for a worker, which its executors and drivers inherit.
   *
   * @param scratch for their temporary files, which else would stay when they are killed
   */
  Map<String, String> environment(Path scratch) {
    return Map.of(
        "SPARK_HOME",
        folder.toString(),
        "SPARK_SCALA_VERSION",
        SCALA,
        "SPARK_CONF_DIR",
        settings().toString(),
        ADDRESS,
        SparkCluster.HOST,
        "JDK_JAVA_OPTIONS",
        "-Djava.io.tmpdir=" + scratch);
  }
}
