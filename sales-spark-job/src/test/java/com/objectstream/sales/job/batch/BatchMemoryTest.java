package com.objectstream.sales.job.batch;

import static com.objectstream.sales.job.batch.SaleRecords.EVENING_OF_29_JUNE_2018;
import static com.objectstream.sales.job.batch.SaleRecords.SALE;
import static com.objectstream.sales.job.batch.SaleRecords.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.job.kafka.source.KafkaRecord;
import com.objectstream.sales.transform.SaleParser;
import java.lang.ref.WeakReference;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What a task holds on to. */
class BatchMemoryTest {
  private long rejected;

  @Test
  void takesTheLinesOfAValueOneAtATime() {
    int lines = 2_000_000;
    byte[] value = new byte[2 * lines];
    IntStream.range(0, lines).forEach(i -> Arrays.fill(value, 2 * i, 2 * i + 2, (byte) '\n'));
    IntStream.range(0, lines).forEach(i -> value[2 * i] = '1');

    BatchResult result = run(Stream.of(large(7, value)).iterator(), line -> {});

    assertThat(result.account()).isEqualTo(new BatchAccount(lines, 0, lines, 0));
  }

  @Test
  void letsGoOfALargeValueBeforeTheNextOne() {
    var values = new ArrayList<WeakReference<byte[]>>();
    Iterator<KafkaRecord> records =
        IntStream.range(0, 4)
            .mapToObj(
                offset -> {
                  byte[] value = (SALE + " ".repeat(100_000)).getBytes(UTF_8);
                  values.add(new WeakReference<>(value));
                  return large(offset, value);
                })
            .iterator();
    var held = new ArrayList<Long>();

    run(
        records,
        sale -> {
          System.gc();
          held.add(values.stream().filter(value -> value.get() != null).count());
        });

    assertThat(held).hasSize(4).allMatch(alive -> alive <= 2); // its own, and one read ahead
  }

  private BatchResult run(Iterator<KafkaRecord> records, Consumer<IdentifiedSale> sales) {
    return BatchTask.run(
        records,
        new SaleParser(),
        ZoneOffset.UTC,
        signals -> new Passing<>(sales, () -> BatchResult.EMPTY),
        signals ->
            new Passing<>(
                reject -> rejected++,
                () -> BatchResult.ofRejected(new TreeMap<>(Map.of("NOT_AN_OBJECT", rejected)))),
        new TaskSignals());
  }

  private static KafkaRecord large(long offset, byte[] value) {
    return record(offset, value, EVENING_OF_29_JUNE_2018, new RecordHeaders());
  }

  /** Keeps nothing. */
  private record Passing<L>(Consumer<L> taken, Supplier<BatchResult> result) implements Sink<L> {
    @Override
    public Optional<String> write(L line) {
      taken.accept(line);
      return Optional.empty();
    }

    @Override
    public BatchResult finish() {
      return result.get();
    }

    @Override
    public void abort() {
      throw new AssertionError("the task failed");
    }
  }
}
