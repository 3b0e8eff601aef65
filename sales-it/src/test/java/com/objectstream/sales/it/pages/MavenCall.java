package com.objectstream.sales.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of {@code mvn}.
 *
 * @param words what follows {@code mvn}
 */
record MavenCall(List<String> words) {
  private static final String MODULES = "-pl";
  private static final Pattern PROFILE = Pattern.compile("-P(.+)");
  private static final Pattern TEST = Pattern.compile("-D(?:it\\.)?test=([^#]*).*");
  private static final Set<String> PROFILES =
      ProjectFiles.ending("pom.xml")
          .map(ProjectFiles::read)
          .flatMap(pom -> Pattern.compile("<profile>\\s*<id>(.*?)</id>").matcher(pom).results())
          .map(found -> found.group(1))
          .collect(Collectors.toSet());

  /** Fails if a module, a profile or a test is not there. */
  void check() {
    assertThat(words.stream().dropWhile(word -> !word.equals(MODULES)).skip(1).limit(1))
        .flatMap(list -> List.of(list.split(",")))
        .allSatisfy(module -> assertThat(ProjectFiles.ROOT.resolve(module)).isDirectory());
    assertThat(named(PROFILE)).isSubsetOf(PROFILES);
    assertThat(named(TEST)).allMatch(ProjectFiles::isClass);
  }

  private Stream<String> named(Pattern option) {
    return words.stream()
        .map(option::matcher)
        .filter(Matcher::matches)
        .flatMap(found -> Stream.of(found.group(1).split(",")));
  }
}
