package com.objectstream.sales.job.start;

/**
 * What one check saw.
 *
 * @param text names the thing; of what does not hold, a sentence that says what to do
 */
public record CheckFinding(Level level, String text) {
  /** How it stands with what was looked at. */
  public enum Level {
    OK("ok"),
    /** The job starts, but somebody should know. */
    WARN("warn"),
    /** The job does not start. */
    FAIL("FAIL"),
    /** Could not be looked at, since something else does not hold. */
    UNKNOWN("?");

    private final String word;

    Level(String word) {
      this.word = word;
    }
  }

  /** {@code ok topic item_sales: 4 partitions, id mQ0D…}, with the text in a column of its own. */
  @Override
  public String toString() {
    return "%-5s %s".formatted(level.word, text);
  }
}
