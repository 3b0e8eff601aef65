package com.objectstream.sales.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alerts and the dashboard ask for series that exist. */
class DeployFilesTest {
  private static final Path ALERTS = Path.of("../deploy/prometheus/alerts.yml");
  private static final Path DASHBOARD = Path.of("../deploy/grafana/sales-stream.json");
  private static final Pattern SERIES = Pattern.compile("\\b(?:sales|jvm|process)_[a-z_]+\\b");
  private static final Pattern FUNCTION = Pattern.compile("\\b([a-z_]+) ?\\(");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "absent", "by", "histogram_quantile", "label_values", "max", "on", "rate", "sum", "time");

  @Test
  void alertsAskForSeriesThatExist() throws IOException {
    List<String> expressions =
        Files.readAllLines(ALERTS).stream()
            .filter(line -> line.strip().startsWith("expr: "))
            .map(line -> line.strip().substring("expr: ".length()))
            .toList();

    assertThat(expressions).hasSize(5).allSatisfy(DeployFilesTest::isWellFormed);
    assertThat(series(expressions.stream())).isSubsetOf(served());
  }

  @Test
  void theDashboardAsksForSeriesThatExistAndShowsEachOfOurs() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(Files.readString(DASHBOARD));
    List<String> expressions =
        Stream.concat(
                dashboard.findValuesAsText("expr").stream(),
                dashboard.get("templating").findValuesAsText("query").stream())
            .toList();

    assertThat(expressions).hasSizeGreaterThan(15).allSatisfy(DeployFilesTest::isWellFormed);
    Set<String> served = served();
    assertThat(series(expressions.stream())).isSubsetOf(served);
    assertThat(families(series(expressions.stream())))
        .containsAll(
            families(served.stream().filter(name -> name.startsWith("sales_")).toList()).stream()
                .filter(name -> !name.equals("sales_records_read_total")) // its lines are shown
                .toList());
  }

  private static Set<String> series(Stream<String> expressions) {
    return expressions
        .flatMap(expression -> SERIES.matcher(expression).results())
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names without what a histogram adds. */
  private static Set<String> families(Iterable<String> names) {
    var families = new TreeSet<String>();
    names.forEach(name -> families.add(name.replaceFirst("_(bucket|count|sum)$", "")));
    return families;
  }

  /** What {@code /metrics} has, by name. */
  private static Set<String> served() throws IOException {
    var registry = new PrometheusRegistry();
    registry.register(
        new SalesSeries(SalesSeriesTest.JOB, "1.0.0", "3.5.7", () -> JobStates.running().state()));
    JvmMetrics.builder().register(registry);
    var text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, registry.scrape());
    return text.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[ {]")[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Not all of PromQL's grammar: its brackets, and functions that there are. */
  private static void isWellFormed(String expression) {
    String rest = expression.replaceAll("\"[^\"]*\"", "");
    for (int before = -1; before != rest.length(); ) {
      before = rest.length();
      rest = rest.replaceAll("\\([^(){}\\[\\]]*\\)|\\{[^(){}\\[\\]]*}|\\[\\d+[smh]]", "");
    }
    assertThat(rest).as(expression).doesNotContainPattern("[(){}\\[\\]]");
    assertThat(FUNCTION.matcher(expression).results().map(found -> found.group(1)))
        .as(expression)
        .isSubsetOf(FUNCTIONS);
  }
}
