package com.objectstream.sales.local.delivery;

import com.objectstream.sales.model.SaleColumns;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.producer.event.GeneratedEvent;
import com.objectstream.sales.producer.event.GeneratorSettings;
import com.objectstream.sales.producer.event.SaleGenerator;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The events of a generator, made again in the tasks that need them.
 *
 * @param count how many
 * @param partitions how many tasks make them
 */
record RegeneratedEvents(GeneratorSettings settings, long count, int partitions)
    implements Serializable {
  // What is compared by is never null, here as there: Spark asks for keys of one type
  private static final boolean NEVER_NULL = false;
  private static final StructType SALE =
      new StructType()
          .add(SaleColumns.STORE_ID, DataTypes.StringType)
          .add(SaleColumns.TIMESTAMP_DT, DataTypes.StringType)
          .add(SaleColumns.TIMESTAMP_MS, DataTypes.StringType)
          .add(SaleColumns.ITEM_ID, DataTypes.StringType)
          .add(SaleColumns.SALE_ID, DataTypes.StringType, NEVER_NULL)
          .add(SaleColumns.ITEM_NAME, DataTypes.StringType)
          .add(SaleColumns.ITEM_SOLD, DataTypes.StringType);
  private static final StructType LINE =
      new StructType().add(RejectedLines.VALUE, DataTypes.BinaryType, NEVER_NULL);

  /**
   * The good ones as {@link StoredSales} shows them, with all columns of a sale; those that are
   * sent twice are there twice.
   *
   * @param zone gives the calendar day of a sale
   */
  Dataset<Row> sales(SparkSession spark, ZoneId zone) {
    return rows(spark, SALE, event -> event.sale().map(sale -> row(sale, zone)).stream());
  }

  /** The bytes of the malformed ones, in a column {@link RejectedLines#VALUE}. */
  Dataset<Row> malformedLines(SparkSession spark) {
    return rows(
        spark,
        LINE,
        event ->
            event.sale().isPresent()
                ? Stream.empty()
                : Stream.of(RowFactory.create((Object) event.value())));
  }

  private interface ToRows extends Function<GeneratedEvent, Stream<Row>>, Serializable {}

  private Dataset<Row> rows(SparkSession spark, StructType schema, ToRows toRows) {
    MapPartitionsFunction<Long, Row> make =
        numbers -> {
          var generator = new SaleGenerator(settings);
          return stream(numbers).map(generator::event).flatMap(toRows).iterator();
        };
    return spark.range(0, count, 1, partitions).mapPartitions(make, Encoders.row(schema));
  }

  private static Stream<Long> stream(Iterator<Long> numbers) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(numbers, 0), false);
  }

  private static Row row(SaleEvent sale, ZoneId zone) {
    return RowFactory.create(
        sale.storeId(),
        Instant.ofEpochMilli(sale.timestampMs()).atZone(zone).toLocalDate().toString(),
        Long.toString(sale.timestampMs()),
        sale.itemId(),
        sale.saleId().orElseThrow(),
        sale.itemName().orElse(null),
        Integer.toString(sale.itemSold()));
  }
}
