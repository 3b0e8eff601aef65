package com.objectstream.sales.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.model.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Pictures and tables of the house show what is in the code. The arrows of packages are compared by
 * {@code ArchitecturePageTest}.
 */
class PagePicturesTest {
  private static final String ARCHITECTURE = "docs/architecture.md";
  private static final Pattern CLASS = Pattern.compile("\\b[A-Z][a-z]+[A-Z]\\w+");
  private static final Pattern NAME_OF_OURS = Pattern.compile("\\b(?:dg|item_sales)\\w*");
  private static final Pattern PICTURE = Pattern.compile("[-─]+>");
  private static final Pattern MODULE = Pattern.compile("<module>([a-z-]+)</module>");
  private static final Pattern MODULE_ROW = Pattern.compile("(?m)^\\| \\[?`(sales-[a-z-]+)`");
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>com.objectstream.sales</groupId>\\s*<artifactId>(.*?)<");

  @Test
  void thePathOfAnEventLeadsThroughClassesThatExist() {
    MarkdownPage page = page(ARCHITECTURE);

    assertThat(Stream.concat(page.blocks().stream(), page.spans().stream()))
        .flatMap(text -> CLASS.matcher(text.text()).results().map(MatchResult::group).toList())
        .hasSizeGreaterThan(40)
        .allMatch(ProjectFiles::isClass);
  }

  @Test
  void aPictureShowsTopicsAndTablesThatExist() {
    Set<String> known =
        new HashSet<>(Schema.tables("any", SaleNames.TABLE, Optional.empty()).keySet());
    known.addAll(List.of(SaleNames.TOPIC, SaleNames.DLQ_TOPIC));

    assertThat(MarkdownPage.all().stream().flatMap(page -> page.blocks().stream()))
        .filteredOn(block -> PICTURE.matcher(block.text()).find())
        .flatMap(
            block -> NAME_OF_OURS.matcher(block.text()).results().map(MatchResult::group).toList())
        .isNotEmpty()
        .isSubsetOf(known);
  }

  @Test
  void theModulesAreThoseOfTheBuild() {
    Set<String> modules = modules();

    assertThat(MODULE_ROW.matcher(text("README.md")).results().map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(modules);
    assertThat(text(ARCHITECTURE).lines().filter(line -> line.startsWith("    sales-")))
        .containsExactlyInAnyOrderElementsOf(
            modules.stream().map(module -> "    " + arrow(module, modules)).toList());
  }

  /** {@code sales-producer -> sales-command, sales-model}, or a module that knows none. */
  private static String arrow(String module, Set<String> modules) {
    Set<String> targets =
        DEPENDENCY
            .matcher(text(module + "/pom.xml"))
            .results()
            .map(found -> found.group(1))
            .filter(modules::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    return targets.isEmpty() ? module : module + " -> " + String.join(", ", targets);
  }

  private static Set<String> modules() {
    return MODULE
        .matcher(text("pom.xml"))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static String text(String name) {
    return ProjectFiles.read(ProjectFiles.ROOT.resolve(name));
  }

  private static MarkdownPage page(String name) {
    return MarkdownPage.all().stream()
        .filter(page -> page.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
