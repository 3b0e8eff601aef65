package com.objectstream.sales.command;

import java.util.Collection;
import java.util.stream.Collectors;

/** The known words that a mistyped one probably meant. */
public final class SpellingHint {
  private static final int MOST = 3;

  private SpellingHint() {}

  /** {@code ": did you mean rows?"}, or nothing when no known word is near. */
  public static String to(String word, Collection<String> known) {
    int nearest =
        known.stream().mapToInt(other -> distance(word, other)).min().orElse(Integer.MAX_VALUE);
    return nearest > Math.max(1, word.length() / 2)
        ? ""
        : known.stream()
            .filter(other -> distance(word, other) == nearest)
            .limit(MOST)
            .collect(Collectors.joining(" or ", ": did you mean ", "?"));
  }

  /** Letters to insert, delete, replace or swap with the next to make one word of the other. */
  private static int distance(String from, String to) {
    int[][] least = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        least[i][j] = i == 0 || j == 0 ? i + j : step(least, from, to, i, j);
      }
    }
    return least[from.length()][to.length()];
  }

  private static int step(int[][] least, String from, String to, int i, int j) {
    int replaced = least[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    int shifted = 1 + Math.min(least[i - 1][j], least[i][j - 1]);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return Math.min(
        Math.min(replaced, shifted), swapped ? 1 + least[i - 2][j - 2] : Integer.MAX_VALUE);
  }
}
