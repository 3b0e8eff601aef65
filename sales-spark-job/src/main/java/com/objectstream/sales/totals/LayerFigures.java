package com.objectstream.sales.totals;

import static com.objectstream.sales.totals.TotalsTables.BATCH_AT;
import static com.objectstream.sales.totals.TotalsTables.BATCH_ITEMS_SOLD;
import static com.objectstream.sales.totals.TotalsTables.BATCH_SALES;
import static com.objectstream.sales.totals.TotalsTables.ITEM_ID;
import static com.objectstream.sales.totals.TotalsTables.SEEN_SPEED_ITEMS_SOLD;
import static com.objectstream.sales.totals.TotalsTables.SEEN_SPEED_SALES;
import static com.objectstream.sales.totals.TotalsTables.SPEED_AT;
import static com.objectstream.sales.totals.TotalsTables.SPEED_ITEMS_SOLD;
import static com.objectstream.sales.totals.TotalsTables.SPEED_SALES;

import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the layers have written about an item in a store on a day.
 *
 * @param batch exact when the rebuild looked, at the time when it began
 * @param seen of the running totals, before the rebuild looked; nothing without {@code batch}
 * @param speed running totals, at the time of their last micro-batch
 */
public record LayerFigures(Optional<Figure> batch, Figure seen, Optional<Figure> speed) {

  /** The columns that are needed, for a {@code SELECT}. */
  public static final String COLUMNS =
      String.join(
          ", ",
          ITEM_ID,
          BATCH_SALES,
          BATCH_ITEMS_SOLD,
          BATCH_AT,
          SEEN_SPEED_SALES,
          SEEN_SPEED_ITEMS_SOLD,
          SPEED_SALES,
          SPEED_ITEMS_SOLD,
          SPEED_AT);

  /**
   * A total at a time.
   *
   * @param sales how many sales
   * @param itemsSold sum of their items
   * @param at when it was so
   */
  public record Figure(long sales, long itemsSold, Instant at) {
    /** Nothing yet. */
    public static final Figure NONE = new Figure(0, 0, Instant.EPOCH);
  }

  /** What a row says that has the {@link #COLUMNS}. */
  public static LayerFigures of(Row row) {
    return new LayerFigures(
        figure(row, BATCH_SALES, BATCH_ITEMS_SOLD, BATCH_AT),
        figure(row, SEEN_SPEED_SALES, SEEN_SPEED_ITEMS_SOLD, BATCH_AT).orElse(Figure.NONE),
        figure(row, SPEED_SALES, SPEED_ITEMS_SOLD, SPEED_AT));
  }

  private static Optional<Figure> figure(Row row, String sales, String items, String at) {
    Instant time = row.getInstant(at);
    return row.isNull(sales) || time == null
        ? Optional.empty()
        : Optional.of(new Figure(row.getLong(sales), row.getLong(items), time));
  }

  /**
   * Whether nothing has changed since the rebuild.
   *
   * @param changedAt of the mark that the store and day have, if they have one
   * @param clockDifference most by which two clocks differ
   */
  public boolean isExact(Optional<Instant> changedAt, Duration clockDifference) {
    return batch
        .map(figure -> figure.at().minus(clockDifference))
        .filter(surely -> changedAt.filter(mark -> mark.isAfter(surely)).isEmpty())
        .isPresent();
  }

  /**
   * What is to be shown: on an exact day the batch figure. Otherwise the batch figure and what the
   * running totals have added since the rebuild looked; nothing if they have fewer sales than then,
   * as after a new checkpoint. If the rebuild saw nothing of them, they may count the same sales:
   * that of the two which has more. Without a batch figure the running total.
   *
   * @param isExact nothing has changed since the rebuild
   */
  public Figure shown(boolean isExact) {
    return switch (layer(isExact)) {
      case BATCH -> batch.orElseThrow();
      case SPEED -> speed.orElse(Figure.NONE);
      case BOTH -> sum(batch.orElseThrow(), speed.orElseThrow());
    };
  }

  private Figure sum(Figure exact, Figure now) {
    return new Figure(
        exact.sales() + now.sales() - seen.sales(),
        exact.itemsSold() + now.itemsSold() - seen.itemsSold(),
        now.at());
  }

  /** What {@link #shown} is made of. */
  public Layer layer(boolean isExact) {
    if (batch.isEmpty()) {
      return Layer.SPEED;
    }
    if (isExact || speed.isEmpty()) {
      return Layer.BATCH;
    }
    Figure now = speed.get();
    if (seen.sales() == 0) {
      return now.sales() > batch.get().sales() ? Layer.SPEED : Layer.BATCH;
    }
    boolean isCorrected = now.sales() == seen.sales() && now.itemsSold() != seen.itemsSold();
    return now.sales() > seen.sales() || isCorrected ? Layer.BOTH : Layer.BATCH;
  }
}
