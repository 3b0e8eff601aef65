package com.objectstream.sales.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files of a checkpoint, to compare, to copy and to damage. */
public final class FolderContent {
  private FolderContent() {}

  /** All files below a folder with size and time; none if it is not there. */
  public static SortedMap<String, String> of(String folder) {
    var files = new TreeMap<String, String>();
    Path root = Path.of(folder);
    if (Files.exists(root)) {
      walk(root).forEach(file -> files.put(root.relativize(file).toString(), state(file)));
    }
    return files;
  }

  private static String state(Path file) {
    try {
      return Files.size(file) + " bytes of " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void copy(String from, String to) {
    Path source = Path.of(from);
    try {
      for (Path file : walk(source)) {
        Files.copy(file, Path.of(to).resolve(source.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void delete(String folder) {
    delete(Path.of(folder));
  }

  public static void delete(Path path) {
    try {
      for (Path file : walk(path).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves the first bytes of a file. */
  public static void cut(Path file, int length) {
    try {
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(whole, length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> walk(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
