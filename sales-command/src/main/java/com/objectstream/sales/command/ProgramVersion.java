package com.objectstream.sales.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this program was built from, as the build noted it.
 *
 * @param version of Maven, such as {@code 1.0.0}
 * @param commit its first 12 digits, with {@code +changes} behind it if other sources were built
 *     than those of the commit; {@code unknown} if they were built without git
 */
public record ProgramVersion(String version, String commit) {
  private static final String FILE = "program.properties";
  private static final String UNKNOWN = "unknown";
  private static final ProgramVersion BUILT = read();

  /** That of the running program. */
  public static ProgramVersion get() {
    return BUILT;
  }

  private static ProgramVersion read() {
    var noted = new Properties();
    try (InputStream file = ProgramVersion.class.getResourceAsStream(FILE)) {
      if (file != null) { // some IDEs make no file of a pattern
        noted.load(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ProgramVersion(
        noted.getProperty("version", UNKNOWN), noted.getProperty("commit", UNKNOWN));
  }

  /** {@code 1.0.0 (commit 0123456789ab)}. */
  @Override
  public String toString() {
    return "%s (commit %s)".formatted(version, commit);
  }
}
