package com.objectstream.sales.job;

import java.nio.file.Path;

/** Where the job remembers what it has done. */
final class Checkpoints {
  private Checkpoints() {}

  /**
   * The folder asked for or, on one machine, one in the user's home that belongs to this cluster,
   * topic and table, so that it never meets another.
   *
   * @throws IllegalStateException if the job runs on a cluster and none was asked for
   */
  static String location(JobOptions options, String clusterId) {
    return options.checkpoint().orElseGet(() -> inHome(options, clusterId));
  }

  private static String inHome(JobOptions options, String clusterId) {
    if (!SparkSettings.isLocal()) {
      throw new IllegalStateException(
          "--checkpoint is needed on a cluster: give a folder that every node reaches");
    }
    String name =
        "%s-to-%s.%s"
            .formatted(
                options.source().topic(), options.target().keyspace(), options.target().table());
    return Path.of(System.getProperty("user.home"), ".sales", "checkpoints", clusterId, name)
        .toString();
  }
}
