package com.objectstream.sales.local.bench;

import static com.objectstream.sales.local.bench.ContenderKind.CEILING;
import static com.objectstream.sales.local.bench.ContenderKind.SALES;

import com.objectstream.sales.local.server.LocalServers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how cost grows with Cassandra partitions, Kafka partitions and rows, one of them at a
 * time. Only the base case is warmed up, which suits all: it is the same code.
 *
 * @param rows of each case but those that have twice and four times as many
 * @param rounds that are measured
 */
public record Scaling(long rows, int rounds) implements Benchmark {

  /** A contender and what it has to do. */
  private record Case(ContenderKind kind, Shape shape, Contender contender) {}

  @Override
  public Report run(LocalServers servers) throws Exception {
    try (var site = new BenchSite(servers)) {
      List<Case> cases = cases(site);
      List<Contender> contenders = cases.stream().map(Case::contender).toList();
      List<Contender> base =
          cases.stream().filter(c -> c.shape.equals(Shape.BASE)).map(Case::contender).toList();
      Map<Contender, List<Round>> measured = new Measurement(site, rounds).of(base, contenders);
      return new ScalingReport(
          cases.stream().map(c -> result(c, Figures.of(measured.get(c.contender)))).toList());
    }
  }

  private List<Case> cases(BenchSite site) {
    var workloads = new HashMap<Shape, Workload>();
    var cases = new ArrayList<Case>();
    for (ContenderKind kind : List.of(SALES, CEILING)) {
      for (Shape shape : shapes(kind)) {
        Workload workload = workloads.computeIfAbsent(shape, s -> produce(s, site));
        cases.add(new Case(kind, shape, kind.on(site, workload, kind + " on " + shape)));
      }
    }
    return cases;
  }

  private static List<Shape> shapes(ContenderKind kind) {
    var shapes = new ArrayList<>(Shape.BY_CASSANDRA_PARTITIONS);
    if (kind == SALES) {
      shapes.addAll(Shape.BY_KAFKA_PARTITIONS_AND_ROWS);
    }
    return shapes;
  }

  private Workload produce(Shape shape, BenchSite site) {
    return site.produce(shape.generator(), rows * shape.times(), shape.kafkaPartitions());
  }

  private static ScalingResult result(Case done, Figures figures) {
    int partitions = done.contender.workload().partitions().size();
    return new ScalingResult(done.kind, done.shape, partitions, figures);
  }
}
