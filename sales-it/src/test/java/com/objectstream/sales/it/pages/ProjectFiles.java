package com.objectstream.sales.it.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lies in the folder of this project, but for what was built. */
final class ProjectFiles {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> NOT_OURS = Set.of("target", ".git");
  private static final List<Path> ALL = collect(ROOT, new ArrayList<>());
  private static final Set<String> CLASSES =
      ending(".java")
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .collect(Collectors.toSet());

  private ProjectFiles() {}

  private static List<Path> collect(Path folder, List<Path> found) {
    try (Stream<Path> content = Files.list(folder)) {
      for (Path each : content.toList()) {
        if (!Files.isDirectory(each)) {
          found.add(each);
        } else if (!NOT_OURS.contains(each.getFileName().toString())) {
          collect(each, found);
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those whose path ends so. */
  static Stream<Path> ending(String end) {
    return ALL.stream().filter(file -> file.toString().endsWith(end));
  }

  /** Whether a file of Java is called so, tests among them. */
  static boolean isClass(String name) {
    return CLASSES.contains(name);
  }

  /** The path from the folder of the project, with slashes. */
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
