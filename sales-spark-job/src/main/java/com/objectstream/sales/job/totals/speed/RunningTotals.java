package com.objectstream.sales.job.totals.speed;

import static org.apache.spark.sql.functions.col;

import com.objectstream.sales.model.SaleColumns;
import com.objectstream.sales.transform.totals.ItemTotal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.streaming.GroupState;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple3;

/**
 * The totals that change with each micro-batch. Each sale is counted once by its whole key, as long
 * as it and its repeats come within the watermark; a total is forgotten when its day is over and no
 * sale of it can come any more. A row a total:
 *
 * <pre>
 * store_id      timestamp_dt item_id    sales items_sold batch_ms      write_micros
 * Hermitage - 1 17711        plates-235 2     20         1530305101000 1530305101000000
 * </pre>
 */
final class RunningTotals
    implements FlatMapGroupsWithStateFunction<
        Tuple3<String, Long, String>, Row, Tuple3<Long, Long, Long>, Row> {
  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1_000;
  private static final int ITEM_SOLD = 3;

  private static final StructType TOTAL =
      new StructType()
          .add(SaleColumns.STORE_ID, DataTypes.StringType, false)
          .add(SaleColumns.TIMESTAMP_DT, DataTypes.LongType, false)
          .add(SaleColumns.ITEM_ID, DataTypes.StringType, false)
          .add("sales", DataTypes.LongType, false)
          .add("items_sold", DataTypes.LongType, false)
          .add("batch_ms", DataTypes.LongType, false)
          .add("write_micros", DataTypes.LongType, false);

  private final ZoneId zone;

  RunningTotals(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * The totals of a stream of sales.
   *
   * @param sales as {@link ReadSales} gives them
   * @param late how far behind the newest sale another is still counted
   * @param zone of the days
   */
  static Dataset<Row> of(Dataset<Row> sales, Duration late, ZoneId zone) {
    Dataset<Row> once =
        sales
            .withWatermark(ReadSales.EVENT_TIME, late.toMillis() + " milliseconds")
            .dropDuplicatesWithinWatermark(
                SaleColumns.STORE_ID,
                new String[] {
                  SaleColumns.TIMESTAMP_DT,
                  SaleColumns.TIMESTAMP_MS,
                  SaleColumns.ITEM_ID,
                  SaleColumns.SALE_ID
                })
            .select(
                SaleColumns.STORE_ID,
                SaleColumns.TIMESTAMP_DT,
                SaleColumns.ITEM_ID,
                SaleColumns.ITEM_SOLD,
                ReadSales.EVENT_TIME);
    return once.groupBy(
            col(SaleColumns.STORE_ID), col(SaleColumns.TIMESTAMP_DT), col(SaleColumns.ITEM_ID))
        .as(
            Encoders.tuple(Encoders.STRING(), Encoders.LONG(), Encoders.STRING()),
            Encoders.row(once.schema()))
        .flatMapGroupsWithState(
            new RunningTotals(zone),
            OutputMode.Update(),
            Encoders.tuple(Encoders.LONG(), Encoders.LONG(), Encoders.LONG()),
            Encoders.row(TOTAL),
            GroupStateTimeout.EventTimeTimeout());
  }

  /** The state is sales, items, and the write timestamp of the last total. */
  @Override
  public Iterator<Row> call(
      Tuple3<String, Long, String> key,
      Iterator<Row> sales,
      GroupState<Tuple3<Long, Long, Long>> state) {
    if (state.hasTimedOut()) {
      state.remove();
      return Collections.emptyIterator();
    }
    ItemTotal total = ItemTotal.NONE;
    long batchMillis = state.getCurrentProcessingTimeMs();
    long micros = batchMillis * MICROS_PER_MILLI;
    if (state.exists()) {
      total = new ItemTotal(state.get()._1(), state.get()._2());
      micros = Math.max(micros, state.get()._3() + 1); // the clock may have gone back
    }
    while (sales.hasNext()) {
      total = total.plusSale(sales.next().getInt(ITEM_SOLD));
    }
    state.update(new Tuple3<>(total.sales(), total.itemsSold(), micros));
    long over = endOfDay(key._2(), zone);
    state.setTimeoutTimestamp(Math.max(over, state.getCurrentWatermarkMs() + 1));
    Row row =
        RowFactory.create(
            key._1(), key._2(), key._3(), total.sales(), total.itemsSold(), batchMillis, micros);
    return List.of(row).iterator();
  }

  /**
   * When a day is over for good, epoch milliseconds: where clocks go back over midnight, the second
   * time.
   */
  static long endOfDay(long epochDay, ZoneId zone) {
    LocalDate next = LocalDate.ofEpochDay(epochDay + 1);
    return ZonedDateTime.of(next, LocalTime.MIDNIGHT, zone)
        .withLaterOffsetAtOverlap()
        .toInstant()
        .toEpochMilli();
  }
}
