package com.objectstream.sales.job.totals.speed;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleColumns;
import com.objectstream.sales.transform.SaleTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.MemoryStream;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.collection.JavaConverters;

/** Spark keeps the total of an item until its day is over in the zone, and no longer. */
class StateOfDaysTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Duration LATE = Duration.ofHours(1);

  private static final StructType SALE =
      new StructType()
          .add(SaleColumns.STORE_ID, DataTypes.StringType)
          .add(SaleColumns.TIMESTAMP_DT, DataTypes.LongType, false)
          .add(SaleColumns.TIMESTAMP_MS, DataTypes.LongType, false)
          .add(SaleColumns.ITEM_ID, DataTypes.StringType)
          .add(SaleColumns.SALE_ID, DataTypes.StringType)
          .add(SaleColumns.ITEM_SOLD, DataTypes.IntegerType, false)
          .add(ReadSales.EVENT_TIME, DataTypes.TimestampType);

  private static SparkSession spark;

  private final List<String> written = new ArrayList<>();

  @BeforeAll
  static void startSpark() {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.codegen.wholeStage", false) // compiling costs more than it saves
            .config("spark.sql.shuffle.partitions", 1)
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate();
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  @Test
  void leavesWhenADayOf23HoursAndOneOf25AreOver() throws TimeoutException {
    try (var totals = new Totals()) {
      totals.sold("2018-03-24T23:30:00Z", 5); // half past midnight, of a day of 23 hours
      totals.sold("2018-03-25T22:55:00Z", 1);
      assertThat(totals.days()).isEqualTo(2);
      totals.sold("2018-03-25T23:10:00Z", 2); // all before ten past midnight is too late now
      assertThat(totals.days()).isOne();

      totals.sold("2018-10-27T22:30:00Z", 5); // half past midnight, of a day of 25 hours
      totals.sold("2018-10-28T23:05:00Z", 1); // 24 hours of it are too late now
      totals.sold("2018-10-28T22:50:00Z", 7); // ten to midnight
      assertThat(totals.days()).isEqualTo(2);
      totals.sold("2018-10-29T00:05:00Z", 2);
      assertThat(totals.days()).isOne();
    }
    assertThat(written)
        .containsExactly(
            "2018-03-25 1 5",
            "2018-03-26 1 1",
            "2018-03-26 2 3",
            "2018-10-28 1 5",
            "2018-10-29 1 1",
            "2018-10-28 2 12",
            "2018-10-29 2 3");
  }

  /** The running totals of one item, a micro-batch a sale. */
  private final class Totals implements AutoCloseable {
    private final MemoryStream<Row> sales =
        new MemoryStream<>(1, spark.sqlContext(), Option.empty(), Encoders.row(SALE));
    private final StreamingQuery query;

    private Totals() throws TimeoutException {
      VoidFunction2<Dataset<Row>, Long> write =
          (batch, id) ->
              batch
                  .collectAsList()
                  .forEach(
                      row ->
                          written.add(
                              "%s %d %d"
                                  .formatted(
                                      LocalDate.ofEpochDay(row.getLong(1)),
                                      row.getLong(3),
                                      row.getLong(4))));
      query =
          RunningTotals.of(sales.toDF(), LATE, BERLIN)
              .writeStream()
              .outputMode("update")
              .foreachBatch(write)
              .start();
    }

    private void sold(String at, int items) {
      Instant time = Instant.parse(at);
      Row sale =
          RowFactory.create(
              "Louvre",
              SaleTime.epochDayOf(time.toEpochMilli(), BERLIN),
              time.toEpochMilli(),
              "cup",
              at,
              items,
              Timestamp.from(time));
      sales.addData(JavaConverters.asScalaBuffer(List.of(sale)));
      query.processAllAvailable();
    }

    /** How many totals Spark keeps. */
    private long days() {
      return Stream.of(query.lastProgress().stateOperators())
          .filter(operator -> operator.operatorName().equals("flatMapGroupsWithState"))
          .findFirst()
          .orElseThrow()
          .numRowsTotal();
    }

    @Override
    public void close() throws TimeoutException {
      query.stop();
    }
  }
}
