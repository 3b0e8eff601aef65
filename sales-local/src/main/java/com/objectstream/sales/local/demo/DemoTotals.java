package com.objectstream.sales.local.demo;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.objectstream.sales.job.kafka.source.KafkaSource;
import com.objectstream.sales.job.start.SparkSettings;
import com.objectstream.sales.job.start.SpeedChecks;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.job.totals.rebuild.RebuildOptions;
import com.objectstream.sales.job.totals.rebuild.TotalsRebuild;
import com.objectstream.sales.job.totals.speed.SpeedOptions;
import com.objectstream.sales.local.rows.FoundRows;
import com.objectstream.sales.local.rows.RowFormat;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.model.SaleJson;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.producer.event.EventKind;
import com.objectstream.sales.producer.event.GeneratedEvent;
import com.objectstream.sales.producer.send.KafkaTarget;
import com.objectstream.sales.producer.send.Pace;
import com.objectstream.sales.producer.send.SalesProducer;
import com.objectstream.sales.totals.TotalsTables;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The totals of the demonstration: a sale that is corrected and one that comes days late, the
 * running totals, which know neither, and the rebuild, which does.
 *
 * @param options where events come from
 * @param sale one of the first day, which is stored
 */
record DemoTotals(LocalServers servers, JobOptions options, SaleEvent sale) {
  private static final Logger LOG = LoggerFactory.getLogger(DemoTotals.class);
  private static final int MORE_SOLD = 100;
  private static final int SHOWN_ITEMS = 10;
  private static final Duration LATE = Duration.ofDays(1);

  /**
   * So many records are left for a third micro-batch. To that the late sale is late: what a batch
   * brings moves the watermark for late sales of the next but one.
   */
  private static final long LAST_RECORDS = 8;

  /** The sale again with more items, and another of its item a second later: of days ago. */
  void sendCorrectionAndLateSale() {
    LOG.info("correcting a sale, and sending one that is days late");
    SaleEvent correction = changed(sale.timestampMs(), sale.itemSold() + MORE_SOLD, sale.saleId());
    SaleEvent late = changed(sale.timestampMs() + 1_000, MORE_SOLD, Optional.of("late-1"));
    SalesProducer.connect(new KafkaTarget(servers.kafka(), SaleNames.TOPIC))
        .send(List.of(event(0, correction), event(1, late)).iterator(), Pace.UNLIMITED);
  }

  private SaleEvent changed(long timestampMs, int itemSold, Optional<String> saleId) {
    return new SaleEvent(
        sale.itemId(), sale.storeId(), timestampMs, itemSold, sale.itemName(), saleId);
  }

  private static GeneratedEvent event(long n, SaleEvent sale) {
    return new GeneratedEvent(n, EventKind.LATE, SaleJson.write(sale), Optional.of(sale));
  }

  /**
   * Runs both layers to the end of what is there.
   *
   * @param records in the topic, the last two among them
   */
  void count(long records) throws Exception {
    LOG.info(
        "counting in both layers; the first warns of the late sale, and of some that are late as they are read");
    try (var start = SpeedChecks.passed(speed(Math.max(1, (records - LAST_RECORDS) / 2)));
        var totals = start.begin(SparkSettings.session())) {
      LOG.info("totals stream: {}", totals.awaitEnd());
    }
    var rebuild =
        new TotalsRebuild(RebuildOptions.of(servers.cassandra(), options.target().keyspace()));
    LOG.info("totals rebuild: {}", rebuild.run(SparkSettings::session));
  }

  private SpeedOptions speed(long maxRecords) {
    return new SpeedOptions(
        new KafkaSource(servers.kafka(), SaleNames.TOPIC, maxRecords),
        servers.cassandra(),
        options.target().keyspace(),
        Optional.of(servers.folder().resolve("totals").toString()),
        options.zone(),
        options.rules(),
        LATE,
        Optional.empty(),
        Duration.ZERO,
        true,
        options.onDataLoss(),
        options.retryDeadline());
  }

  /** Prints the item of the sale and its neighbours as both layers have them. */
  void show(CqlSession session, PrintWriter out) {
    LocalDate day = Instant.ofEpochMilli(sale.timestampMs()).atZone(ZoneOffset.UTC).toLocalDate();
    out.printf(
        "%nTotals of store %s on %s, both layers: %s was corrected by +%d, and got a late sale of"
            + " %4$d that only the rebuild counts:%n",
        sale.storeId(), day, sale.itemId(), MORE_SOLD);
    var statement =
        SimpleStatement.newInstance(
            ("SELECT item_id, speed_sales, batch_sales, speed_items_sold, batch_items_sold FROM %s.%s"
                    + " WHERE store_id = ? AND timestamp_dt = ? AND item_id >= ? LIMIT %d")
                .formatted(options.target().keyspace(), TotalsTables.DAILY_SALES, SHOWN_ITEMS),
            sale.storeId(),
            day,
            sale.itemId());
    new FoundRows(TotalsTables.DAILY_SALES, session, statement).print(RowFormat.TABLE, out);
  }
}
