package com.objectstream.sales.it.harness;

import com.objectstream.sales.job.kafka.OnDataLoss;
import com.objectstream.sales.job.kafka.source.KafkaSource;
import com.objectstream.sales.job.start.SparkSettings;
import com.objectstream.sales.job.start.SpeedChecks;
import com.objectstream.sales.job.totals.speed.SpeedOptions;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.producer.event.SaleGenerator;
import com.objectstream.sales.transform.SaleRules;
import com.objectstream.sales.transform.SaleTime;
import com.objectstream.sales.transform.totals.ItemTotal;
import com.objectstream.sales.transform.totals.SaleKey;
import com.objectstream.sales.transform.totals.TotalKey;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The running totals of a pipeline's topic. */
public record SpeedLayer(Pipeline pipeline) {
  private static final ZoneId UTC = ZoneOffset.UTC;

  /** What it is asked to do: several batches, to the end. */
  public SpeedOptions options(String checkpoint, Duration late, Optional<Integer> statePartitions) {
    return new SpeedOptions(
        new KafkaSource(pipeline.servers().kafka(), pipeline.topic(), 1_000),
        pipeline.servers().cassandra(),
        pipeline.keyspace(),
        Optional.of(pipeline.checkpoint(checkpoint)),
        UTC,
        SaleRules.standard(),
        late,
        statePartitions,
        Duration.ZERO,
        true,
        OnDataLoss.FAIL,
        Duration.ofSeconds(60));
  }

  /** Counts what is there, and tells what it says at the end. */
  public String once(String checkpoint, Duration late) {
    try (var start = SpeedChecks.passed(options(checkpoint, late, Optional.empty()));
        var totals = start.begin(SparkSettings.session())) {
      return totals.awaitEnd();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts it in a JVM of its own, until it is stopped. */
  public SalesProcess start(String checkpoint, String... options) {
    return SalesProcess.start(arguments(checkpoint, options));
  }

  /** Starts it as users do who have much to count: with the script's heap and all compilers. */
  public SalesProcess startAtFullSpeed(String checkpoint, String... options) {
    return SalesProcess.startWith(
        List.of("-Xmx1g", "-XX:TieredStopAtLevel=4", "-XX:+UseParallelGC"),
        arguments(checkpoint, options));
  }

  private String[] arguments(String checkpoint, String... options) {
    return Stream.concat(
            Stream.of(
                "totals",
                "stream",
                "--bootstrap-servers",
                pipeline.servers().kafka().bootstrapServers(),
                "--cassandra",
                pipeline.servers().cassandra().toString(),
                "--topic",
                pipeline.topic(),
                "--keyspace",
                pipeline.keyspace(),
                "--checkpoint",
                pipeline.checkpoint(checkpoint)),
            Stream.of(options))
        .toArray(String[]::new);
  }

  /** The totals that it has written. */
  public Map<TotalKey, ItemTotal> totals() {
    var totals = new HashMap<TotalKey, ItemTotal>();
    pipeline
        .query(
            "SELECT store_id, timestamp_dt, item_id, speed_sales, speed_items_sold FROM %s.dg_daily_sales"
                .formatted(pipeline.keyspace()))
        .forEach(
            row ->
                totals.put(
                    new TotalKey(
                        row.getString(0), row.getLocalDate(1).toEpochDay(), row.getString(2)),
                    new ItemTotal(row.getLong(3), row.getLong(4))));
    return totals;
  }

  /** The sales of a generator, some of them twice. */
  public static List<SaleEvent> sales(SeededEvents events) {
    return new SaleGenerator(events.settings())
        .events(0, events.count())
        .flatMap(event -> event.sale().stream())
        .toList();
  }

  /** Their totals in plain Java: the first of each key counts. */
  public static Map<TotalKey, ItemTotal> sums(Stream<SaleEvent> sales) {
    var totals = new HashMap<TotalKey, ItemTotal>();
    Set<SaleKey> counted = new HashSet<>();
    sales.forEach(
        sale -> {
          long day = SaleTime.epochDayOf(sale.timestampMs(), UTC);
          SaleKey key = SaleKey.of(sale, sale.saleId().orElseThrow(), day);
          if (counted.add(key)) {
            totals.merge(key.total(), ItemTotal.NONE.plusSale(sale.itemSold()), ItemTotal::plus);
          }
        });
    return totals;
  }
}
