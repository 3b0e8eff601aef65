package com.objectstream.sales.job.page;

import com.objectstream.sales.job.http.WebResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The files of the page, which lie in the jar; those of uPlot in its own. */
final class PageFiles {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String CSS = "text/css; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private PageFiles() {}

  /** Each file by its path, as it is answered. */
  static Map<String, Function<String, WebResponse>> all() {
    return Map.of(
        "/", file("index.html", HTML),
        "/icon.svg", file("icon.svg", "image/svg+xml"),
        "/page.css", file("page.css", CSS),
        "/page.js", file("page.js", SCRIPT),
        "/format.js", file("format.js", SCRIPT),
        "/plots.js", file("plots.js", SCRIPT),
        "/sections.js", file("sections.js", SCRIPT),
        "/uplot.css", file(UPLOT + "uPlot.min.css", CSS),
        "/uplot.js", file(UPLOT + "uPlot.iife.min.js", SCRIPT));
  }

  private static Function<String, WebResponse> file(String name, String contentType) {
    try (InputStream file = PageFiles.class.getResourceAsStream(name)) {
      byte[] content = Objects.requireNonNull(file, name).readAllBytes();
      var response = new WebResponse(WebResponse.OK, contentType, content);
      return query -> response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
