package com.objectstream.sales.command;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files of Java properties that users write: always in UTF-8, with a byte order mark or not. */
final class PropertiesFile {
  private PropertiesFile() {}

  /**
   * The properties of a file by name, for the caller to keep.
   *
   * @param option that named it
   * @throws IllegalArgumentException if it cannot be read, with the reason
   */
  static SortedMap<String, String> read(Path file, String option) {
    String text = OptionFile.read(file, option);
    var properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IllegalArgumentException e) {
      throw OptionFile.unreadable(file, option, "a \\u in it is not followed by four hex digits");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var values = new TreeMap<String, String>();
    properties.forEach((name, value) -> values.put((String) name, (String) value));
    return values;
  }
}
