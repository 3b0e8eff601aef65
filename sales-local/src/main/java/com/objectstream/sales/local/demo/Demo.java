package com.objectstream.sales.local.demo;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.objectstream.sales.command.process.DaemonThread;
import com.objectstream.sales.command.process.StopSignal;
import com.objectstream.sales.job.kafka.ResponseDeadline;
import com.objectstream.sales.job.metrics.JobMonitor;
import com.objectstream.sales.job.page.JobServers;
import com.objectstream.sales.job.reject.DeadLetterReader;
import com.objectstream.sales.job.start.SparkSettings;
import com.objectstream.sales.job.start.StartChecks;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.job.stream.SalesStream;
import com.objectstream.sales.local.delivery.DeliveryCheck;
import com.objectstream.sales.local.delivery.DeliveryReport;
import com.objectstream.sales.local.dlq.NewestRejects;
import com.objectstream.sales.local.rows.FoundRows;
import com.objectstream.sales.local.rows.RowFormat;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.producer.event.EventKind;
import com.objectstream.sales.producer.event.GeneratedEvent;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.producer.event.SaleGenerator;
import com.objectstream.sales.producer.send.KafkaTarget;
import com.objectstream.sales.producer.send.Pace;
import com.objectstream.sales.producer.send.SalesProducer;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of the demonstration on servers that run. */
final class Demo {
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
  private static final int SHOWN_ROWS = 10;
  private static final String ORDER = "in the order in which Cassandra keeps stores and days";
  private static final double MALFORMED = 0.02;
  private static final double LATE = 0.02;

  private static final GeneratorSettings GENERATOR =
      GeneratorSettings.DEFAULT.withDays(3).withShares(MALFORMED, 0, LATE);

  /** What goes on coming in, so that there is something to see: 200 a second, 1 % of them bad. */
  private static final GeneratorSettings ON_AND_ON =
      GENERATOR.withSeed(2).withShares(MALFORMED / 2, 0, LATE);

  private static final String ONWARD_TOPIC = "item_sales_enriched";
  private static final Pace ON_AND_ON_PACE = new Pace(200, Optional.empty());

  private final LocalServers servers;
  private final long events;
  private final JobServers seen;
  private final StopSignal stop;

  /**
   * @param seen where the job is seen while it runs
   * @param stop ends the job before the servers
   */
  Demo(LocalServers servers, long events, JobServers seen, StopSignal stop) {
    this.servers = servers;
    this.events = events;
    this.seen = seen;
    this.stop = stop;
  }

  void produce() {
    servers.topics().ensureForRejects(ONWARD_TOPIC, 1, 1); // what is sent on may be longer, too
    LOG.info("producing {} events, some of them bad", events);
    var target = new KafkaTarget(servers.kafka(), SaleNames.TOPIC);
    LOG.info(
        "{}",
        SalesProducer.connect(target)
            .send(new SaleGenerator(GENERATOR).events(0, events).iterator(), Pace.UNLIMITED)
            .summary());
  }

  /** Runs the job: to the end of what is there, or on and on. */
  void stream(boolean once) throws Exception {
    JobOptions options =
        options(once).withCheckpoint(servers.folder().resolve("checkpoint").toString());
    try (var start = StartChecks.passed(options)) {
      JobMonitor monitor = start.monitor(Optional.empty());
      seen.serve(monitor, start.totals());
      if (SparkSession.getDefaultSession().isEmpty()) {
        LOG.info("starting Spark");
      }
      SparkSession spark = SparkSettings.session();
      try (var stream = stop.closes(start.begin(spark, monitor))) {
        stream.awaitEnd();
      }
    }
    if (stop.isAsked()) {
      stop.close(); // never returns: what comes next needs the servers
    }
  }

  /**
   * Goes on with both, producing and the job, until the process ends. Without a line for each
   * batch, which would bury what was said before.
   */
  void goOn() throws Exception {
    produceOnAndOn();
    Configurator.setLevel(SalesStream.class, Level.WARN);
    stream(false);
  }

  private void produceOnAndOn() {
    var target = new KafkaTarget(servers.kafka(), SaleNames.TOPIC);
    var events = new SaleGenerator(ON_AND_ON).events(0, Long.MAX_VALUE).iterator();
    DaemonThread.of("producing", () -> SalesProducer.connect(target).send(events, ON_AND_ON_PACE))
        .start();
  }

  /** Compares all rows and rejects with what was produced, as {@code verify-delivery} does. */
  DeliveryReport check() {
    JobOptions options = options(true);
    return new DeliveryCheck(options.source(), options.dlqTopic(), options.target(), options.zone())
        .run(SparkSettings.session(), GENERATOR, events);
  }

  /**
   * A correction, a late sale, and the totals of both layers.
   *
   * @return empty if none of the events is a sale
   */
  Optional<DemoTotals> totals() throws Exception {
    Optional<DemoTotals> totals =
        new SaleGenerator(GENERATOR)
            .events(0, events)
            .filter(event -> event.kind() == EventKind.SALE)
            .findFirst()
            .flatMap(GeneratedEvent::sale)
            .map(sale -> new DemoTotals(servers, options(true), sale));
    if (totals.isPresent()) {
      totals.get().sendCorrectionAndLateSale();
      stream(true);
      totals.get().count(servers.topics().records(SaleNames.TOPIC));
    }
    return totals;
  }

  /** Prints rows, rejects, totals, and how many sales were sent on. */
  void show(Optional<DemoTotals> totals, PrintWriter out) {
    try (CqlSession session = servers.openSession()) {
      out.printf("%nStored sales, the first %d %s:%n", SHOWN_ROWS, ORDER);
      print(session, "SELECT * FROM %s.%s LIMIT %d", out);
      out.println("\nRejects by reason:");
      rejectsByReason().forEach(out::println);
      out.printf("%nSales of the events by store and day, the first %d %s:%n", SHOWN_ROWS, ORDER);
      print(
          session,
          "SELECT store_id, timestamp_dt, count(*) AS sales, sum(item_sold) AS items_sold"
              + " FROM %s.%s GROUP BY store_id, timestamp_dt LIMIT %d",
          out);
      totals.ifPresent(both -> both.show(session, out));
      out.printf(
          Locale.ROOT,
          "%nTopic %s has %d sales, which were sent on as they were stored%s.%n%n",
          ONWARD_TOPIC,
          servers.topics().records(ONWARD_TOPIC),
          totals.isEmpty() ? "" : ", the correction and the late sale among them");
    }
  }

  private static void print(CqlSession session, String cql, PrintWriter out) {
    var statement =
        SimpleStatement.newInstance(cql.formatted(SaleNames.KEYSPACE, SaleNames.TABLE, SHOWN_ROWS));
    new FoundRows(SaleNames.TABLE, session, statement).print(RowFormat.TABLE, out);
  }

  private List<String> rejectsByReason() {
    var rejects = new NewestRejects(0);
    try (var reader =
        new DeadLetterReader(servers.kafka(), SaleNames.DLQ_TOPIC, ResponseDeadline.DEFAULT)) {
      reader.read(rejects::add);
    }
    return rejects.summary();
  }

  private JobOptions options(boolean once) {
    JobOptions options =
        JobOptions.of(servers.kafka(), servers.cassandra()).publishingTo(ONWARD_TOPIC);
    return once ? options.toTheEnd() : options;
  }
}
