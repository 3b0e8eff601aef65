package com.objectstream.sales.it.pages;

import com.objectstream.sales.it.pages.MarkdownPage.PageText;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that a page shows.
 *
 * @param place page and line of the block or the sentence
 * @param words as a shell would hand them on, without variables set for it alone
 */
public record ShellCommand(String place, List<String> words) {
  private static final Pattern CONTINUED = Pattern.compile("\\\\\\n\\s*");
  private static final Pattern COMMENT = Pattern.compile("(^|\\s+)#\\s.*");
  private static final Pattern BETWEEN = Pattern.compile("\\s(?:&&|\\||;)\\s");
  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+");
  private static final Pattern VARIABLE = Pattern.compile("[A-Z_]+=.*");

  /** Looks like a command: words with one space between, the first of small letters. */
  private static final Pattern COMMAND =
      Pattern.compile("(?:[A-Z_]+=\\S+ )*[a-z./][a-z0-9./-]*(?! [=:]| ->)(?: \\S+)*");

  /** First words of blocks that look so: code, files, and what commands print. */
  private static final List<String> NO_PROGRAMS =
      List.of("datastax-java-driver.advanced", "june.jsonl", "new", "var", "where");

  /** Whether a block shows what to type, and not code, a file or a picture. */
  static boolean isShell(PageText block) {
    String first = COMMENT.matcher(block.text().lines().findFirst().orElse("")).replaceFirst("");
    return COMMAND.matcher(first).matches() && !NO_PROGRAMS.contains(first.split(" ")[0]);
  }

  /** The blocks of all pages that show what to type, each as its commands. */
  public static Stream<List<ShellCommand>> blocks() {
    return MarkdownPage.all().stream()
        .flatMap(page -> page.blocks().stream())
        .filter(ShellCommand::isShell)
        .map(ShellCommand::in);
  }

  /** All that one block or span shows. */
  static List<ShellCommand> in(PageText shown) {
    return CONTINUED
        .matcher(shown.text())
        .replaceAll(" ")
        .lines()
        .map(line -> COMMENT.matcher(line).replaceFirst(""))
        .flatMap(BETWEEN::splitAsStream)
        .map(ShellCommand::words)
        .filter(words -> !words.isEmpty())
        .map(words -> new ShellCommand(shown.place(), words))
        .toList();
  }

  private static List<String> words(String line) {
    Stream<String> words = WORD.matcher(line).results().map(MatchResult::group);
    return words.dropWhile(VARIABLE.asMatchPredicate()).map(ShellCommand::unquoted).toList();
  }

  private static String unquoted(String word) {
    return word.replaceAll("^([\"'])(.*)\\1$", "$2");
  }

  /** The program that it starts. */
  public String program() {
    return words.get(0);
  }

  List<String> arguments() {
    return words.subList(1, words.size());
  }

  /** The call of this project's command that it is. */
  public DocumentedCall call() {
    return new DocumentedCall(arguments());
  }

  /** Whether it is one of this project's commands. */
  public boolean isSales() {
    return program().endsWith("bin/sales");
  }

  /** With other words after the program. */
  ShellCommand with(List<String> others) {
    return new ShellCommand(place, Stream.concat(Stream.of(program()), others.stream()).toList());
  }

  @Override
  public String toString() {
    return place + ": " + String.join(" ", words);
  }
}
