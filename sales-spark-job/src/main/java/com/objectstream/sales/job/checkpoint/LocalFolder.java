package com.objectstream.sales.job.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder on this machine, or a place for one. */
final class LocalFolder {
  private LocalFolder() {}

  /**
   * Why no files can come there, beginning with where: that folder or the nearest one above it that
   * exists, or one of these in it.
   */
  static Optional<String> unwritable(Path folder, List<String> inside) {
    return Stream.concat(
            Stream.of(nearest(folder)),
            inside.stream().map(folder::resolve).filter(there -> Files.exists(there)))
        .flatMap(there -> reason(there).map(why -> there + " " + why).stream())
        .findFirst();
  }

  /** It or the nearest above it that exists. */
  static Path nearest(Path folder) {
    return Stream.iterate(folder.toAbsolutePath(), Objects::nonNull, Path::getParent)
        .filter(Files::exists)
        .findFirst()
        .orElse(folder);
  }

  private static Optional<String> reason(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.of("is a file");
    }
    if (!Files.isWritable(folder) || !Files.isExecutable(folder)) {
      return Optional.of("is not writable for this user");
    }
    try {
      return Files.getFileStore(folder).getUsableSpace() == 0
          ? Optional.of("has no space left")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("cannot be looked at (%s)".formatted(e));
    }
  }
}
