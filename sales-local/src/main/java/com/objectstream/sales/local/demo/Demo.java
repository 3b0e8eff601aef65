package com.objectstream.sales.local.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.objectstream.sales.job.reject.DeadLetterReader;
import com.objectstream.sales.job.reject.RejectedLine;
import com.objectstream.sales.job.start.SparkSettings;
import com.objectstream.sales.job.start.StartChecks;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.local.rows.FoundRows;
import com.objectstream.sales.local.rows.RowFormat;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.producer.event.GeneratedEvent;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.producer.event.SaleGenerator;
import com.objectstream.sales.producer.send.KafkaTarget;
import com.objectstream.sales.producer.send.Pace;
import com.objectstream.sales.producer.send.SalesProducer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of the demonstration on servers that run. */
final class Demo {
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
  private static final double MALFORMED = 0.02;
  private static final double LATE = 0.02;

  private final LocalServers servers;
  private final SaleGenerator generator =
      new SaleGenerator(GeneratorSettings.DEFAULT.withDays(3).withShares(MALFORMED, 0, LATE));
  private final long events;

  Demo(LocalServers servers, long events) {
    this.servers = servers;
    this.events = events;
  }

  void produce() {
    LOG.info("producing {} events, some of them bad", events);
    var target = new KafkaTarget(servers.kafka(), SaleNames.TOPIC);
    LOG.info(
        "{}",
        SalesProducer.connect(target)
            .send(generator.events(0, events).iterator(), Pace.UNLIMITED)
            .summary());
  }

  /** Runs the job: to the end of what is there, or on and on. */
  void stream(boolean once) throws Exception {
    LOG.info("starting Spark");
    JobOptions options =
        options(once).withCheckpoint(servers.folder().resolve("checkpoint").toString());
    SparkSession spark = SparkSettings.session(options.target());
    try (var start = StartChecks.passed(options);
        var stream = start.begin(spark)) {
      stream.awaitEnd();
    }
  }

  /** Prints rows, rejects and totals, and compares all of them with what was produced. */
  DemoResult show(PrintWriter out) {
    List<RejectedLine> rejects = rejects();
    try (CqlSession session = servers.openSession()) {
      out.println("\nStored sales (bin/sales rows shows more):");
      print(session, "SELECT * FROM %s.%s LIMIT 10", out);
      out.println("\nRejects by reason:");
      reasons(rejects).forEach((reason, count) -> out.printf("%8d  %s%n", count, reason));
      out.println("\nDaily totals:");
      print(
          session,
          "SELECT store_id, timestamp_dt, count(*) AS sales, sum(item_sold) AS items_sold"
              + " FROM %s.%s GROUP BY store_id, timestamp_dt LIMIT 10",
          out);
      out.println();
      return DemoResult.of(sent(), stored(session), counted(rejects));
    }
  }

  private static void print(CqlSession session, String cql, PrintWriter out) {
    var statement = SimpleStatement.newInstance(cql.formatted(SaleNames.KEYSPACE, SaleNames.TABLE));
    new FoundRows(SaleNames.TABLE, session, statement).print(RowFormat.TABLE, out);
  }

  private List<RejectedLine> rejects() {
    var rejects = new ArrayList<RejectedLine>();
    DeadLetterReader.read(
        servers.kafka().properties(),
        SaleNames.DLQ_TOPIC,
        letter -> rejects.add(RejectedLine.of(letter)));
    return rejects;
  }

  private static Map<String, Long> reasons(List<RejectedLine> rejects) {
    return rejects.stream().collect(groupingBy(RejectedLine::reason, TreeMap::new, counting()));
  }

  private Map<String, Long> sent() {
    return generator.events(0, events).map(Demo::identityOf).collect(counted());
  }

  private static Map<String, Long> stored(CqlSession session) {
    String cql = "SELECT sale_id FROM %s.%s".formatted(SaleNames.KEYSPACE, SaleNames.TABLE);
    return session.execute(cql).map(row -> row.getString(0)).all().stream().collect(counted());
  }

  private static Map<String, Long> counted(List<RejectedLine> rejects) {
    return rejects.stream()
        .map(reject -> new String(reject.value(), ISO_8859_1))
        .collect(counted());
  }

  private static Collector<String, ?, Map<String, Long>> counted() {
    return Collectors.groupingBy(identity(), counting());
  }

  /** A good sale's own id, a bad line's bytes. */
  private static String identityOf(GeneratedEvent event) {
    return event
        .sale()
        .flatMap(SaleEvent::saleId)
        .orElseGet(() -> new String(event.value(), ISO_8859_1));
  }

  private JobOptions options(boolean once) {
    JobOptions options = JobOptions.of(servers.kafka(), servers.cassandra());
    return once ? options.toTheEnd() : options;
  }
}
