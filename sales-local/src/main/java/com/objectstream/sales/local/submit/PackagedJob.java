package com.objectstream.sales.local.submit;

import com.objectstream.sales.local.server.process.ServerClassPath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The one jar of the job that {@code mvn package} makes for {@code spark-submit}. */
final class PackagedJob {
  private static final String NAME = "sales-spark-job-*-submit.jar";

  private PackagedJob() {}

  /**
   * Where it is; the newest, if jars of former versions lie beside it.
   *
   * @throws IllegalStateException if it was not made
   */
  static Path require() {
    Path folder = ServerClassPath.home().resolve("sales-spark-job/target");
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, NAME)) {
        Optional<Path> newest =
            StreamSupport.stream(jars.spliterator(), false)
                .max(Comparator.comparingLong(jar -> jar.toFile().lastModified()));
        if (newest.isPresent()) {
          return newest.get();
        }
      } catch (IOException e) {
        throw new IllegalStateException("cannot read " + folder + " (" + e + "): allow it", e);
      }
    }
    throw new IllegalStateException(
        "there is no %s in %s: make it with mvn package, or give --jar".formatted(NAME, folder));
  }
}
