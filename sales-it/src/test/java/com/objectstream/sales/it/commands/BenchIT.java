package com.objectstream.sales.it.commands;

import static com.objectstream.sales.local.bench.contender.ContenderKind.CEILING;
import static com.objectstream.sales.local.bench.contender.ContenderKind.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.local.bench.backlog.BacklogBenchmark;
import com.objectstream.sales.local.bench.checkout.Checkout;
import com.objectstream.sales.local.bench.comparison.AgainstBenchmark;
import com.objectstream.sales.local.bench.comparison.ComparisonBenchmark;
import com.objectstream.sales.local.bench.comparison.LambdaBenchmark;
import com.objectstream.sales.local.bench.comparison.SecuredBenchmark;
import com.objectstream.sales.local.bench.report.BenchReport;
import com.objectstream.sales.local.bench.scaling.ScalingBenchmark;
import com.objectstream.sales.local.server.LocalServers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Short benchmarks. They end as done only if every contender stored every row in every round; of
 * the figures only that they are there is looked at. Those whose figures no promise rests on are
 * run with the long tests.
 */
@ExtendWith(OwnServers.class)
class BenchIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final List<String> SPREADS =
      List.of(
          "rows_per_second",
          "cassandra_cpu_us_per_row",
          "client_cpu_us_per_row",
          "kafka_cpu_us_per_row");

  @Test
  void comparesAllContendersAndMeasuresTheDelay(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("bench.json");
    String line =
        "bench --rows 20000 --rounds 1 --delay-warm-up 1 --delay-seconds 2 --json " + json;
    try (var bench = SalesProcess.start(line.split(" "))) {
      assertThat(bench.await(PATIENCE)).as(bench.stderr()).isZero();

      JsonNode document = new ObjectMapper().readTree(json.toFile());
      assertThat(leaves("", document)).isEqualTo(leavesOfAComparison());
      assertThat(document.get("contenders"))
          .extracting(one -> one.get("name").asText() + " " + one.get("rows").asLong())
          .containsExactly("article 1000", "connector 20000", "sales 20000", "ceiling 20000");
      assertThat(bench.stdout().lines().map(shown -> shown.split("  ")[0]))
          .startsWith("contender", "---------", "article", "connector", "sales", "ceiling", "")
          .contains("sales : ceiling", "sales : connector", "sales : article")
          .contains("longest task: read, parse, write", "all");
      assertThat(bench.stderr())
          .contains("step 1 of 8, warm-up: article, 1,000 rows", "step 8 of 8, round 1 of 1: ")
          .doesNotContain("WARN", "ERROR", "\tat ");
    }
  }

  @Test
  void comparesMalformedEventsWithCleanOnes(LocalServers servers) throws Exception {
    var benchmark =
        new ComparisonBenchmark(
            new TreeSet<>(List.of(SALES, CEILING)), 20_000, 1, Optional.of(0.1), Optional.empty());

    BenchReport report = benchmark.run(servers);

    assertThat(report.lines().map(line -> line.replaceAll(" +", " ")))
        .anyMatch(line -> line.startsWith("sales 20,000 "))
        .anyMatch(line -> line.startsWith("sales_malformed 20,000 "))
        .anyMatch(line -> line.startsWith("ceiling 20,000 "))
        .anyMatch(line -> line.startsWith("ceiling_malformed 18,006 "));
    assertThat(report.lines().map(line -> line.replaceAll("  .*", "")))
        .contains("sales, malformed : clean", "ceiling, malformed : clean");
    assertThat(report.parts()).containsEntry("malformed", 0.1).containsKeys("ratios", "pairs");
  }

  @Test
  @Tag("soak")
  void comparesSecuredServersWithPlainOnes(LocalServers servers) throws Exception {
    BenchReport report = new SecuredBenchmark(20_000, 1).run(servers);

    assertThat(report.lines().map(line -> line.replaceAll("  .*", "")))
        .containsExactly(
            "contender", "---------", "plain", "secured", "", "TLS and logins : plain");
    assertThat(report.parts()).containsKeys("contenders", "ratios", "pairs");
  }

  @Test
  void comparesWhatTheLayersAskOfTheJob(LocalServers servers) throws Exception {
    BenchReport report = new LambdaBenchmark(20_000, 1).run(servers);

    assertThat(report.lines().map(line -> line.replaceAll("  .*", "")))
        .containsExactly(
            "contender",
            "----------",
            "storing",
            "marking",
            "publishing",
            "",
            "with marks : without",
            "with an onward topic : without");
    assertThat(report.parts()).containsKeys("contenders", "ratios", "pairs");
  }

  @Test
  @Tag("soak")
  void comparesAnotherCheckoutWithThisOne(LocalServers servers) throws Exception {
    BenchReport report =
        new AgainstBenchmark(Checkout.own(), Checkout.own(), 20_000, 1).run(servers);

    assertThat(report.lines().map(line -> line.replaceAll("  .*", "")))
        .containsExactly(
            "contender",
            "---------",
            "sales",
            "other",
            "",
            "sales : other",
            "client CPU a row, sales : other",
            "Cassandra CPU a row, sales : other");
    assertThat(report.parts()).containsOnlyKeys("contenders", "ratios", "pairs");
  }

  @Test
  @Tag("soak")
  void measuresHowCostGrows(LocalServers servers) throws Exception {
    Stream<String> lines = new ScalingBenchmark(500, 1).run(servers).lines();

    assertThat(lines.map(line -> line.replaceAll("  .*", "")))
        .startsWith("contender", "---------")
        .contains(
            "kept by sales",
            "kept by ceiling",
            "kept by sales : kept by ceiling",
            "time of sales, 4 times the rows : 1 time")
        .filteredOn(first -> first.equals("sales") || first.equals("ceiling"))
        .hasSize(10);
  }

  @Test
  @Tag("soak")
  void storesABacklogInASmallHeap(LocalServers servers) throws Exception {
    Stream<String> lines = new BacklogBenchmark(20_000).run(servers).lines();

    assertThat(lines.limit(2))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("20,000 rows stored in "),
            second -> assertThat(second).matches("heap of 512 MB: peak [1-9]\\d+ MB, .*"));
  }

  private static TreeSet<String> leavesOfAComparison() {
    var leaves = new TreeSet<>(List.of("/cores", "/java"));
    for (int contender = 0; contender < 4; contender++) {
      String path = "/contenders/" + contender + "/";
      leaves.addAll(List.of(path + "name", path + "rows", path + "rounds"));
      for (String spread : SPREADS) {
        for (String figure : List.of("median", "min", "max")) {
          leaves.add(path + spread + "/" + figure);
        }
      }
    }
    for (String ratio : List.of("sales_to_ceiling", "sales_to_connector", "sales_to_article")) {
      leaves.add("/ratios/" + ratio);
    }
    leaves.add("/ratios/cassandra_cpu_sales_to_ceiling");
    for (String figure : List.of("median", "min", "max")) {
      leaves.add("/allocated_bytes_per_row/" + figure);
    }
    leaves.add("/delay/micro_batches/batches");
    for (int part = 0; part < 10; part++) {
      for (String figure :
          List.of("part", "mean_ms", "share", "p50_ms", "p99_ms", "slowest_mean_ms")) {
        leaves.add("/delay/micro_batches/parts/" + part + "/" + figure);
      }
    }
    for (String figure : List.of("rate", "rows", "p50_ms", "p99_ms", "max_ms", "look_ms")) {
      leaves.add("/delay/" + figure);
    }
    return leaves;
  }

  /** The paths of all values in a document. */
  private static TreeSet<String> leaves(String path, JsonNode node) {
    if (node.isValueNode()) {
      return new TreeSet<>(List.of(path));
    }
    var leaves = new TreeSet<String>();
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      leaves.addAll(leaves(path + "/" + i, node.get(i)));
    }
    node.fields()
        .forEachRemaining(
            field -> leaves.addAll(leaves(path + "/" + field.getKey(), field.getValue())));
    return leaves;
  }
}
