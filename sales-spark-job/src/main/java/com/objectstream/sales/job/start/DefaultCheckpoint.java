package com.objectstream.sales.job.start;

import com.objectstream.sales.job.checkpoint.CheckpointIdentity;
import com.objectstream.sales.job.checkpoint.Stretch;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the job remembers what it has done, when nobody says where. */
public final class DefaultCheckpoint {
  private static final int ENOUGH = 8;

  private DefaultCheckpoint() {}

  /**
   * A folder in the user's home that belongs to this cluster, topic, table and stretch, so that it
   * never meets another. A table that was made again gets another folder, and so all sales.
   *
   * @throws IllegalStateException if the job runs on a cluster or no home is known
   */
  static String inHome(CheckpointIdentity identity, Optional<Stretch> stretch) {
    if (!SparkSettings.isLocal()) {
      throw new IllegalStateException(
          "--checkpoint is needed on a cluster: give a folder that every node reaches");
    }
    String name =
        "%s-to-%s-%s%s"
            .formatted(
                identity.topic(),
                identity.table().replace("\"", ""),
                identity.tableId().substring(0, Math.min(ENOUGH, identity.tableId().length())),
                stretch.map(part -> "-" + part.fileName()).orElse(""));
    return folder()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no home folder for the checkpoint: give --checkpoint or set HOME"))
        .resolve(identity.clusterId())
        .resolve(name)
        .toString();
  }

  /**
   * What all of them are in, if this user has a home: the environment's, since Java has "?" for a
   * user id without a name.
   */
  public static Optional<Path> folder() {
    return Stream.of(System.getenv("HOME"), System.getProperty("user.home"))
        .filter(home -> home != null && home.startsWith("/"))
        .findFirst()
        .map(home -> Path.of(home, ".sales", "checkpoints"));
  }
}
