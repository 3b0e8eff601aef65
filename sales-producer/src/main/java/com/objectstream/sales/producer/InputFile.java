package com.objectstream.sales.producer;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** A file that the user names. */
final class InputFile {
  private InputFile() {}

  /**
   * Opens it for reading.
   *
   * @param option the option that names it
   * @throws IllegalStateException if it is missing, a directory or not readable
   */
  static InputStream open(String option, Path file) {
    if (!Files.exists(file)) {
      throw cannotRead(file, "there is no such file", option);
    }
    if (Files.isDirectory(file)) {
      throw cannotRead(file, "it is a directory", option);
    }
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw cannotRead(file, "it may not be read", option);
    }
  }

  /**
   * Reads Java properties.
   *
   * @throws IllegalStateException as {@link #open}, or if they are no properties
   */
  static Map<String, String> properties(String option, Path file) {
    var properties = new Properties();
    try (InputStream in = open(option, file)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw cannotRead(file, "it holds no Java properties (" + e.getMessage() + ")", option);
    }
    return properties.stringPropertyNames().stream()
        .collect(toUnmodifiableMap(name -> name, properties::getProperty));
  }

  private static IllegalStateException cannotRead(Path file, String why, String option) {
    return new IllegalStateException("cannot read %s: %s; correct %s".formatted(file, why, option));
  }
}
