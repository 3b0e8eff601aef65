package shop.corpus;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a line of the corpus turned out to be, whichever way it was read, as text: {@code 17.0
 * MISSING_FIELD item_id is missing} or {@code 0.0 sale plates-235, Hermitage - 1, 1530305100936,
 * 23, Plates, null}.
 */
public record Outcome(int value, int line, String text) implements Comparable<Outcome> {
  private static final int SHOWN = 40;

  public static Outcome sale(
      int value,
      int line,
      String itemId,
      String storeId,
      long ms,
      int sold,
      String name,
      String id) {
    String text =
        List.of(shown(itemId), shown(storeId), ms, sold, shown(name), shown(id)).stream()
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    return new Outcome(value, line, "sale " + text);
  }

  public static Outcome reject(int value, int line, String code, String detail) {
    return new Outcome(value, line, code + " " + detail);
  }

  /** The outcomes as they are to be, a line each. */
  public static Path expected() throws URISyntaxException {
    return Path.of(Outcome.class.getResource("/outcomes.txt").toURI());
  }

  /** These as {@link #expected}, in a file that is left in target. */
  public static Path written(List<Outcome> outcomes, String way) throws IOException {
    return Files.write(
        Path.of("target", "outcomes-" + way + ".txt"),
        outcomes.stream().sorted().map(Outcome::toString).toList());
  }

  /** Short, and on one line. */
  private static String shown(String text) {
    if (text == null || text.length() <= SHOWN) {
      return text == null ? "null" : text.replace("\u0000", "\\0");
    }
    return text.substring(0, SHOWN) + "… (" + text.length() + ")";
  }

  @Override
  public int compareTo(Outcome other) {
    return value == other.value ? line - other.line : value - other.value;
  }

  @Override
  public String toString() {
    return value + "." + line + " " + text;
  }
}
