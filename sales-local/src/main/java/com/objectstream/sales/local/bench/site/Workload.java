package com.objectstream.sales.local.bench.site;

import com.objectstream.sales.producer.event.GeneratedEvent;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.producer.event.SaleGenerator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first events of a generator, all of them good sales.
 *
 * @param topic where they are
 * @param settings of the generator
 * @param events how many
 * @param partitions of the table that their rows belong to
 */
public record Workload(
    String topic, GeneratorSettings settings, long events, List<SalePartition> partitions) {

  public static Workload of(String topic, GeneratorSettings settings, long events) {
    List<SalePartition> partitions =
        stream(settings, events)
            .map(event -> SalePartition.of(event.sale().orElseThrow()))
            .distinct()
            .toList();
    return new Workload(topic, settings, events, partitions);
  }

  /** The events, made again. */
  public Stream<GeneratedEvent> stream() {
    return stream(settings, events);
  }

  private static Stream<GeneratedEvent> stream(GeneratorSettings settings, long events) {
    return new SaleGenerator(settings).events(0, events);
  }
}
