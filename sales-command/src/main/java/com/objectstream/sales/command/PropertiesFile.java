package com.objectstream.sales.command;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Files of Java properties that users write: always in UTF-8, with a byte order mark or not. */
final class PropertiesFile {
  private PropertiesFile() {}

  /**
   * The properties of a file.
   *
   * @param option that named it
   * @throws IllegalArgumentException if it cannot be read, with the reason
   */
  static Map<String, String> read(Path file, String option) {
    String text = OptionFile.read(file, option);
    var properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IllegalArgumentException e) {
      throw OptionFile.unreadable(file, option, "a \\u in it is not followed by four hex digits");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames().stream()
        .collect(toMap(name -> name, properties::getProperty));
  }
}
