package com.objectstream.sales.job.cassandra.session;

import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.connection.SentFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.spark.SparkFiles;
import org.apache.spark.sql.SparkSession;

/**
 * Sends the configuration file of the Cassandra driver from the driver of the job to its executors,
 * which may be on machines that do not have it. What it includes goes along in one file.
 */
public final class SentSettings {
  private static final String LOCAL = "local";

  private SentSettings() {}

  /**
   * Does so if there are executors elsewhere, and the user has not sent the file already.
   *
   * @throws IllegalStateException if the file cannot be read or sent
   */
  public static void send(SparkSession spark, CassandraConnection cassandra) {
    if (spark.sparkContext().master().startsWith(LOCAL)) {
      return;
    }
    cassandra
        .driverConfig()
        .filter(file -> !SentFiles.has(file))
        .ifPresent(file -> spark.sparkContext().addFile(copy(file, DriverSettings.portable(file))));
  }

  /** In a folder of Spark that only this user can read, and that goes with it. */
  private static String copy(Path file, String text) {
    try {
      var ofThisUser =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      Path folder =
          Files.createTempDirectory(Path.of(SparkFiles.getRootDirectory()), "settings", ofThisUser);
      return Files.writeString(folder.resolve(file.getFileName()), text).toString();
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot send the Cassandra configuration to the executors (%s): make room in the folder of spark.local.dir"
              .formatted(e),
          e);
    }
  }
}
