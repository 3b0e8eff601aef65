package com.objectstream.sales.command.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The libraries for compression and networks that Kafka, Spark and Cassandra unpack into a
 * temporary directory and load from there. Where that is mounted {@code noexec} they cannot, and
 * say so late and in other words.
 */
public final class NativeLibraries {
  private static final FileAttribute<?> OWNER_MAY_EXECUTE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private NativeLibraries() {}

  /**
   * Makes sure of the temporary directory of this process.
   *
   * @throws IllegalStateException if no native library can be loaded from there
   */
  public static void requireLoading() {
    Path directory = Path.of(System.getProperty("java.io.tmpdir"));
    if (!canLoadFrom(directory)) {
      throw new IllegalStateException(
          "no native library can be loaded from the temporary directory %s, which is mounted noexec or cannot be written to: name another, with TMPDIR for bin/sales or else with -Djava.io.tmpdir"
              .formatted(directory));
    }
  }

  /** Whether this process can put a library there and load it. */
  public static boolean canLoadFrom(Path directory) {
    try {
      Path library = Files.createTempFile(directory, "sales-", ".so", OWNER_MAY_EXECUTE);
      try {
        return Files.isExecutable(library);
      } finally {
        Files.delete(library);
      }
    } catch (IOException e) {
      return false;
    }
  }
}
