package com.objectstream.sales.it.totals;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.SaleTime;
import com.objectstream.sales.transform.totals.ItemTotal;
import com.objectstream.sales.transform.totals.SaleKey;
import com.objectstream.sales.transform.totals.TotalKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sales of a seed over two days: returns, late ones, some sent twice, some corrected, which is the
 * same sale with another number. It keeps in plain Java what has to be stored of them.
 */
final class SeededSales {
  private static final long DAY_MS = 86_400_000;
  private static final long FIRST_DAY_MS = Instant.parse("2026-03-28T00:00:00Z").toEpochMilli();
  private static final int STORES = 5;
  private static final int ITEMS = 7;

  private final Random random;
  private final Pipeline pipeline;
  private final List<SaleEvent> sent = new ArrayList<>();
  private final Map<SaleKey, Integer> stored = new HashMap<>();
  private long recordTime = Instant.now().minusSeconds(3_600).toEpochMilli();

  SeededSales(long seed, Pipeline pipeline) {
    this.random = new Random(seed);
    this.pipeline = pipeline;
  }

  /** Sends so many events, each a millisecond of Kafka after the one before. */
  void send(int count) {
    for (int i = 0; i < count; i++) {
      SaleEvent sale =
          switch (sent.isEmpty() ? 9 : random.nextInt(10)) {
            case 0 -> anySent();
            case 1 -> corrected(anySent());
            default -> another();
          };
      send(sale);
    }
  }

  private void send(SaleEvent sale) {
    sent.add(sale);
    stored.put(key(sale), sale.itemSold());
    pipeline.send(
        new ProducerRecord<>(
            pipeline.topic(), 0, recordTime++, null, Events.json(sale).getBytes()));
  }

  /** Stored sales that somebody deletes by hand. */
  List<SaleKey> delete(Predicate<SaleKey> which) {
    List<SaleKey> gone = stored.keySet().stream().filter(which).toList();
    gone.forEach(stored::remove);
    return gone;
  }

  private SaleEvent anySent() {
    return sent.get(random.nextInt(sent.size()));
  }

  private SaleEvent corrected(SaleEvent sale) {
    return sale(sale.storeId(), sale.itemId(), sale.timestampMs(), sale.saleId());
  }

  private SaleEvent another() {
    return sale(
        "store-" + random.nextInt(STORES),
        "item-" + random.nextInt(ITEMS),
        FIRST_DAY_MS + random.nextLong(2 * DAY_MS),
        Optional.of("sale-" + sent.size()));
  }

  private SaleEvent sale(String store, String item, long time, Optional<String> saleId) {
    int sold = random.nextInt(-5, 50);
    return new SaleEvent(item, store, time, sold, Optional.empty(), saleId);
  }

  private static SaleKey key(SaleEvent sale) {
    long day = SaleTime.epochDayOf(sale.timestampMs(), ZoneOffset.UTC);
    return SaleKey.of(sale, sale.saleId().orElseThrow(), day);
  }

  /** The totals of what is stored. */
  Map<TotalKey, ItemTotal> totals() {
    var totals = new HashMap<TotalKey, ItemTotal>();
    stored.forEach(
        (key, sold) -> totals.merge(key.total(), ItemTotal.NONE.plusSale(sold), ItemTotal::plus));
    return totals;
  }
}
