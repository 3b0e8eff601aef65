package com.objectstream.sales.job.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page is whole, and needs nothing from elsewhere. */
class PageFilesTest {
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");
  private static final Pattern IMPORT = Pattern.compile("from \"\\./([^\"]+)\"");

  @Test
  void hasEveryFileThatItNames() {
    assertThat(found(LINK, "/")).contains("uplot.js", "page.js").allMatch(this::isServed);
    assertThat(Stream.of("/page.js", "/plots.js", "/sections.js").flatMap(f -> found(IMPORT, f)))
        .contains("format.js", "plots.js", "sections.js")
        .allMatch(this::isServed);
    assertThat(text("/uplot.js")).contains("uPlot");
  }

  @Test
  void namesNoOtherHost() {
    for (String file : new String[] {"/", "/page.css", "/page.js", "/plots.js", "/format.js"}) {
      assertThat(text(file)).as(file).doesNotContain("http:", "https:", "//cdn");
    }
  }

  /** A script of the page may not run text, or make markup of it. */
  @Test
  void makesNoMarkupOfText() {
    for (String file : new String[] {"/page.js", "/plots.js", "/format.js", "/sections.js"}) {
      assertThat(text(file))
          .as(file)
          .doesNotContain("innerHTML", "outerHTML", "insertAdjacent", "eval(", "document.write");
    }
  }

  private static Stream<String> found(Pattern pattern, String file) {
    return pattern.matcher(text(file)).results().map(result -> result.group(1));
  }

  private boolean isServed(String name) {
    return PageFiles.all().containsKey("/" + name);
  }

  private static String text(String path) {
    return new String(PageFiles.all().get(path).apply("").body(), UTF_8);
  }
}
