package com.objectstream.sales.local.bench.site;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.producer.event.GeneratedEvent;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.producer.event.SaleGenerator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The first events of a generator, a line each: good sales and, if the settings say so, malformed
 * lines. No sale comes twice.
 *
 * @param topic where they are
 * @param settings of the generator
 * @param events how many
 * @param sales how many of them are good
 * @param partitions of the table that the rows of these belong to
 */
public record Workload(
    String topic,
    GeneratorSettings settings,
    long events,
    long sales,
    List<SalePartition> partitions) {

  public Workload {
    partitions = List.copyOf(partitions);
  }

  public static Workload of(String topic, GeneratorSettings settings, long events) {
    Map<SalePartition, Long> rows =
        events(settings, events)
            .flatMap(event -> event.sale().stream())
            .collect(groupingBy(SalePartition::of, LinkedHashMap::new, counting()));
    long sales = rows.values().stream().mapToLong(Long::longValue).sum();
    return new Workload(topic, settings, events, sales, List.copyOf(rows.keySet()));
  }

  /** The events, made again. */
  public Stream<GeneratedEvent> stream() {
    return events(settings, events);
  }

  /** The good ones of them. */
  public Stream<SaleEvent> goodSales() {
    return stream().flatMap(event -> event.sale().stream());
  }

  private static Stream<GeneratedEvent> events(GeneratorSettings settings, long events) {
    return new SaleGenerator(settings).events(0, events);
  }
}
