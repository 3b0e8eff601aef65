package com.objectstream.sales.it.pages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A page of the project, as Markdown is read.
 *
 * @param name its path from the folder of the project, such as {@code docs/lambda.md}
 */
record MarkdownPage(String name, Node document) {
  private static final Parser PARSER =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();

  /** All of them, the first README first. */
  static List<MarkdownPage> all() {
    return ProjectFiles.ending(".md")
        .map(
            file ->
                new MarkdownPage(ProjectFiles.name(file), PARSER.parse(ProjectFiles.read(file))))
        .sorted(
            Comparator.comparing((MarkdownPage page) -> !page.name.equals("README.md"))
                .thenComparing(MarkdownPage::name))
        .toList();
  }

  Path file() {
    return ProjectFiles.ROOT.resolve(name);
  }

  /** Where its links and pictures lead, as written. */
  List<PageText> links() {
    return nodes(
        node ->
            node instanceof Link link
                ? Optional.of(link.getDestination())
                : node instanceof Image image ? Optional.of(image.getDestination()) : none());
  }

  /** The blocks of code, indented or fenced. */
  List<PageText> blocks() {
    return nodes(
        node ->
            node instanceof IndentedCodeBlock indented
                ? Optional.of(indented.getLiteral())
                : node instanceof FencedCodeBlock fenced
                    ? Optional.of(fenced.getLiteral())
                    : none());
  }

  /** The code within sentences and tables. */
  List<PageText> spans() {
    return nodes(node -> node instanceof Code code ? Optional.of(code.getLiteral()) : none());
  }

  private List<PageText> headings() {
    return nodes(
        node ->
            node instanceof Heading
                ? Optional.of(TextContentRenderer.builder().build().render(node).strip())
                : none());
  }

  /** What can follow a {@code #} in a link to this page, made as forges make it. */
  Set<String> anchors() {
    return headings().stream()
        .map(PageText::text)
        .map(text -> text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\-_ ]", ""))
        .map(text -> text.replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private List<PageText> nodes(Function<Node, Optional<String>> wanted) {
    var found = new ArrayList<PageText>();
    document.accept(
        new AbstractVisitor() {
          private int line;

          @Override
          protected void visitChildren(Node parent) {
            for (Node each = parent.getFirstChild(); each != null; each = each.getNext()) {
              line =
                  each.getSourceSpans().stream()
                      .findFirst()
                      .map(span -> span.getLineIndex() + 1)
                      .orElse(line);
              String place = name + ":" + line;
              wanted.apply(each).ifPresent(text -> found.add(new PageText(place, text)));
              visitChildren(each);
            }
          }
        });
    return found;
  }

  /**
   * A piece of a page.
   *
   * @param place page and line
   */
  record PageText(String place, String text) {}
}
