package com.objectstream.sales.job.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** From where a checkpoint is reached, which decides what keeps two jobs apart. */
public enum CheckpointReach {
  /** From this machine alone: a lock of the operating system. */
  THIS_MACHINE,
  /** From several machines: a lease. */
  SEVERAL_MACHINES,
  /** From everywhere; two can make a file of one name, and each is told that it was the first. */
  OBJECT_STORE;

  private static final Set<String> OBJECT_STORES =
      Set.of(
          "s3", "s3a", "s3n", "gs", "wasb", "wasbs", "abfs", "abfss", "adl", "oss", "cos", "cosn",
          "obs", "swift");

  /** File systems that several machines mount, by what the operating system calls them. */
  private static final Pattern MOUNTED_BY_MANY =
      Pattern.compile(
          "nfs.*|cifs|smb.*|9p|virtiofs|ceph.*|fuse\\..*|glusterfs|lustre|beegfs.*|gpfs|afs|ocfs2|gfs2");

  /**
   * @param scheme of its URI
   * @param folder that exists, if it is in files of this machine
   */
  static CheckpointReach of(String scheme, Optional<Path> folder) {
    if (OBJECT_STORES.contains(scheme)) {
      return OBJECT_STORE;
    }
    return folder.filter(here -> !isMountedByMany(here)).isPresent()
        ? THIS_MACHINE
        : SEVERAL_MACHINES;
  }

  private static boolean isMountedByMany(Path folder) {
    try {
      return MOUNTED_BY_MANY.matcher(Files.getFileStore(folder).type()).matches();
    } catch (IOException e) {
      return false; // whoever writes there next says what is wrong
    }
  }

  /** A path on this machine; by its URI Java would refuse letters beyond ASCII. */
  static Path local(org.apache.hadoop.fs.Path path) {
    return Path.of(path.toUri().getPath());
  }
}
