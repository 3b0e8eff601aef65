package com.objectstream.sales.job.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstream.sales.job.batch.BatchResult;
import com.objectstream.sales.job.batch.IdentifiedSale;
import com.objectstream.sales.job.batch.Sink;
import com.objectstream.sales.job.batch.TaskSignals;
import com.objectstream.sales.job.batch.TimeHistogram;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.ParsedSale;
import com.objectstream.sales.transform.source.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A sale goes on when its row is acknowledged, and not before. */
class OnwardSalesTest {
  private final List<String> happened = new ArrayList<>();
  private Consumer<List<IdentifiedSale>> acknowledged;
  private List<IdentifiedSale> atTheEnd = List.of();
  private long stored;

  private final Sink<IdentifiedSale> both =
      new OnwardSales.Target(new Store(), signals -> new Recording("onward", BatchResult.EMPTY))
          .open(new TaskSignals());

  @Test
  void handsOnWhatIsAcknowledgedAndTheRestAtTheEnd() throws InterruptedException {
    both.write(sale("a"));
    both.write(sale("b"));
    acknowledged.accept(List.of(sale("b")));
    both.write(sale("c"));
    atTheEnd = List.of(sale("a"), sale("c"));
    stored = 3;

    assertThat(both.finish().stored()).isEqualTo(3);

    assertThat(happened)
        .containsExactly(
            "store a",
            "store b",
            "store c",
            "onward b",
            "store finished",
            "onward a",
            "onward c",
            "onward finished");
  }

  @Test
  void failsABatchOfWhichASaleWasNotGivenBack() throws InterruptedException {
    both.write(sale("a"));
    stored = 1;

    assertThatThrownBy(both::finish).hasMessageStartingWith("1 sale stored, but 0 published");
    assertThat(happened).doesNotContain("onward finished");
  }

  @Test
  void abortsBoth() {
    both.abort();

    assertThat(happened).containsExactly("store aborted", "onward aborted");
  }

  private static IdentifiedSale sale(String item) {
    return new IdentifiedSale(
        new ParsedSale(0, new SaleEvent(item, "s", 0, 1, Optional.empty(), Optional.empty())),
        SourcePosition.ofRecord("item_sales", 0, 0, 0),
        0,
        0,
        0,
        0,
        0);
  }

  private final class Store implements Sink.TellingFactory<IdentifiedSale> {
    private static final long serialVersionUID = 1L;

    @Override
    public Sink<IdentifiedSale> open(TaskSignals signals) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Sink<IdentifiedSale> open(TaskSignals signals, Consumer<List<IdentifiedSale>> told) {
      acknowledged = told;
      return new Recording("store", BatchResult.EMPTY) {
        @Override
        public BatchResult finish() {
          super.finish();
          acknowledged.accept(atTheEnd);
          return BatchResult.ofStored(stored, TimeHistogram.ofDelays());
        }
      };
    }
  }

  private class Recording implements Sink<IdentifiedSale> {
    private final String name;
    private final BatchResult result;

    private Recording(String name, BatchResult result) {
      this.name = name;
      this.result = result;
    }

    @Override
    public Optional<String> write(IdentifiedSale sale) {
      happened.add(name + " " + sale.event().itemId());
      return Optional.empty();
    }

    @Override
    public BatchResult finish() {
      happened.add(name + " finished");
      return result;
    }

    @Override
    public void abort() {
      happened.add(name + " aborted");
    }
  }
}
