package com.objectstream.sales.job.publish;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.job.batch.BatchResult;
import com.objectstream.sales.job.batch.IdentifiedSale;
import com.objectstream.sales.job.batch.Sink;
import com.objectstream.sales.job.batch.TaskSignals;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Sales that are stored, and go on to a second sink once the first has acknowledged them. They are
 * handed on by the task's own thread whenever it brings another, so no more of them wait than the
 * store has under way.
 */
public final class OnwardSales implements Sink<IdentifiedSale> {
  private final Sink<IdentifiedSale> store;
  private final Sink<IdentifiedSale> onward;
  private final Queue<List<IdentifiedSale>> acknowledged;
  private long handedOn;

  private OnwardSales(
      Sink<IdentifiedSale> store,
      Sink<IdentifiedSale> onward,
      Queue<List<IdentifiedSale>> acknowledged) {
    this.store = store;
    this.onward = onward;
    this.acknowledged = acknowledged;
  }

  /** The two sinks, one behind the other. */
  public record Target(TellingFactory<IdentifiedSale> store, Factory<IdentifiedSale> onward)
      implements Factory<IdentifiedSale> {
    @Override
    public Sink<IdentifiedSale> open(TaskSignals signals) {
      var acknowledged = new ConcurrentLinkedQueue<List<IdentifiedSale>>();
      Sink<IdentifiedSale> onwardSink = onward.open(signals);
      return new OnwardSales(store.open(signals, acknowledged::add), onwardSink, acknowledged);
    }
  }

  @Override
  public Optional<String> write(IdentifiedSale sale) throws InterruptedException {
    Optional<String> refusal = store.write(sale);
    handOn();
    return refusal;
  }

  private void handOn() throws InterruptedException {
    for (var sales = acknowledged.poll(); sales != null; sales = acknowledged.poll()) {
      for (IdentifiedSale sale : sales) {
        onward.write(sale);
        handedOn++;
      }
    }
  }

  /**
   * @throws IllegalStateException also if not each stored sale was given back: the batch is not to
   *     be committed then
   */
  @Override
  public BatchResult finish() throws InterruptedException {
    BatchResult stored = store.finish();
    handOn();
    if (handedOn != stored.stored()) {
      throw new IllegalStateException(
          "%s stored, but %,d published; start the job again to repeat the batch"
              .formatted(Counted.of(stored.stored(), "sale"), handedOn));
    }
    return stored.plus(onward.finish());
  }

  @Override
  public void abort() {
    store.abort();
    onward.abort();
  }
}
