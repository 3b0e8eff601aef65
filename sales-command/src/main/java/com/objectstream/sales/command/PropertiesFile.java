package com.objectstream.sales.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Files of Java properties that users write: always in UTF-8. */
final class PropertiesFile {
  private PropertiesFile() {}

  /**
   * The properties of a file.
   *
   * @param option that named it
   * @throws IllegalArgumentException if it cannot be read, with the reason
   */
  static Map<String, String> read(Path file, String option) {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw unreadable(file, option, "there is no such file", e);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(file, option, e.toString(), e);
    }
    return properties.stringPropertyNames().stream()
        .collect(toMap(name -> name, properties::getProperty));
  }

  private static IllegalArgumentException unreadable(
      Path file, String option, String why, Exception cause) {
    return new IllegalArgumentException(
        "cannot read %s given by %s: %s".formatted(file, option, why), cause);
  }
}
