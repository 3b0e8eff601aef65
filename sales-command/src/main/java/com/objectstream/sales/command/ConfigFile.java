package com.objectstream.sales.command;

import java.nio.file.Path;
import java.util.Map;
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
    var values = new TreeMap<String, String>();
    PropertiesFile.read(path, CommonOptions.CONFIG)
        .forEach((key, value) -> values.put(key, value.strip()));
    return new ConfigFile(path, values);
  }
}
