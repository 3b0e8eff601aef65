package com.objectstream.sales.job.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A file of defaults.
 *
 * @param path as the user wrote it
 * @param values option name without dashes, and its value
 */
record ConfigFile(Path path, Map<String, String> values) {

  /**
   * Reads Java properties in UTF-8.
   *
   * @throws IllegalArgumentException if that is not possible, with the reason
   */
  static ConfigFile read(Path path) {
    var properties = new Properties();
    try (BufferedReader in = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (NoSuchFileException e) {
      throw unreadable(path, "there is no such file");
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(path, e.toString());
    }
    var values = new TreeMap<String, String>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString().strip()));
    return new ConfigFile(path, values);
  }

  private static IllegalArgumentException unreadable(Path path, String why) {
    return new IllegalArgumentException(
        "cannot read " + path + " given by " + CommonOptions.CONFIG + ": " + why);
  }
}
