package com.objectstream.sales.it.pages;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.pages.MarkdownPage.PageText;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What pages point at is there, and every page can be found. */
class PageLinksTest {
  private static final Map<Path, MarkdownPage> PAGES =
      MarkdownPage.all().stream().collect(toMap(MarkdownPage::file, page -> page));

  /** Where a reader begins. */
  private static final List<String> ENTRANCES = List.of("README.md", "docs/README.md");

  /** Shown by the forge itself. */
  private static final String OF_THE_FORGE = ".github/";

  private static final String DECISIONS = "docs/decisions/";
  private static final String STATE = "State: ";

  private static final Pattern ELSEWHERE = Pattern.compile("https?://.*");
  private static final Pattern FILE =
      Pattern.compile("(?:docs|deploy|config|bin|sales-[a-z]+|\\.ci|\\.github)/[\\w./-]+");
  private static final Pattern TEST = Pattern.compile("[A-Z]\\w+(?:IT|Test|Benchmark)");

  static Stream<MarkdownPage> pages() {
    return PAGES.values().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aLinkLeadsSomewhere(MarkdownPage page) {
    assertThat(page.links())
        .filteredOn(link -> !ELSEWHERE.matcher(link.text()).matches())
        .allSatisfy(link -> assertLeadsSomewhere(page, link));
  }

  private static void assertLeadsSomewhere(MarkdownPage page, PageText link) {
    String[] parts = link.text().split("#", 2);
    Path target = target(page, link.text());
    assertThat(target).as(link.place()).exists();
    if (parts.length > 1) {
      assertThat(PAGES).as(link.place()).containsKey(target);
      assertThat(PAGES.get(target).anchors()).as(link.place()).contains(parts[1]);
    }
  }

  private static Path target(MarkdownPage page, String link) {
    String path = link.split("#", 2)[0];
    return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
  }

  @Test
  void everyPageIsReachedFromTheFirstOnes() {
    Set<MarkdownPage> reached = new HashSet<>();
    pages().filter(page -> ENTRANCES.contains(page.name())).forEach(page -> follow(page, reached));

    assertThat(pages().filter(page -> !page.name().startsWith(OF_THE_FORGE)))
        .extracting(MarkdownPage::name)
        .containsExactlyInAnyOrderElementsOf(reached.stream().map(MarkdownPage::name).toList());
  }

  private static void follow(MarkdownPage page, Set<MarkdownPage> reached) {
    if (reached.add(page)) {
      page.links().stream()
          .map(link -> PAGES.get(target(page, link.text())))
          .filter(next -> next != null)
          .forEach(next -> follow(next, reached));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aFileOrTestThatIsNamedIsThere(MarkdownPage page) {
    assertThat(page.spans())
        .filteredOn(span -> FILE.matcher(span.text()).matches() && !span.text().contains("/target"))
        .allSatisfy(
            span -> assertThat(ProjectFiles.ROOT.resolve(span.text())).as(span.place()).exists());
    assertThat(page.spans())
        .filteredOn(span -> TEST.matcher(span.text()).matches())
        .allSatisfy(
            span ->
                assertThat(span.text())
                    .as(span.place())
                    .matches(ProjectFiles::isClass, "is a class"));
  }

  /** The first README shows some of the promises, the page of guarantees all of them. */
  @Test
  void everyTestThatTheReadmeNamesIsAmongTheGuarantees() {
    assertThat(testsNamedIn("README.md"))
        .isNotEmpty()
        .isSubsetOf(testsNamedIn("docs/guarantees.md"));
  }

  private static List<String> testsNamedIn(String name) {
    return PAGES.get(ProjectFiles.ROOT.resolve(name)).spans().stream()
        .map(PageText::text)
        .filter(TEST.asMatchPredicate())
        .toList();
  }

  /** A row for each, with its title, and with its state where it does not hold as it stands. */
  @Test
  void theListOfDecisionsSaysWhatTheyDecideAndWhichHold() {
    String list = ProjectFiles.read(ProjectFiles.ROOT.resolve(DECISIONS + "README.md"));

    assertThat(pages().map(MarkdownPage::name).filter(name -> name.matches(DECISIONS + "\\d.*")))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(list).contains(row(name)));
  }

  private static String row(String name) {
    List<String> lines = ProjectFiles.read(ProjectFiles.ROOT.resolve(name)).lines().toList();
    String[] title = lines.get(0).substring("# ".length()).split(": ", 2);
    String state =
        lines.get(2).startsWith(STATE) ? lines.get(2).substring(STATE.length()) : "holds";
    String file = name.substring(DECISIONS.length());
    return "| [%s](%s) | %s | %s |\n".formatted(title[0], file, title[1], state);
  }
}
