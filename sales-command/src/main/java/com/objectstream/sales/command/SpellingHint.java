package com.objectstream.sales.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The known words that a mistyped one probably meant. */
public final class SpellingHint {
  private static final int MOST = 3;

  private SpellingHint() {}

  /** {@code ": did you mean rows?"}, or nothing when no known word is near. */
  public static String to(String word, Collection<String> known) {
    List<String> near =
        known.stream()
            .filter(other -> distance(word, other) <= Math.max(1, word.length() / 2))
            .sorted(Comparator.comparingInt((String other) -> distance(word, other)))
            .limit(MOST)
            .toList();
    return near.isEmpty()
        ? ""
        : near.stream().collect(Collectors.joining(" or ", ": did you mean ", "?"));
  }

  /** Letters to insert, delete or replace to make one word of the other. */
  private static int distance(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[to.length()];
  }
}
