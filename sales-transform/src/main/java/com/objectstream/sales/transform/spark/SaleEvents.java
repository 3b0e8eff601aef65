package com.objectstream.sales.transform.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import com.objectstream.sales.model.SaleColumns;
import com.objectstream.sales.model.SaleEvent;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Sales as objects in a {@code Dataset}. */
public final class SaleEvents {
  private SaleEvents() {}

  /**
   * How a sale lies in a {@code Dataset<SaleEvent>}: one column {@code value} of Java's own
   * serialization. Spark has no public way to give a record named columns; where they are needed,
   * stay with the frame of {@link SaleLines#parse}, which has them.
   *
   * <pre>{@code
   * spark.createDataset(List.of(sale), SaleEvents.encoder()).map(SaleEvent::itemId, Encoders.STRING())
   * }</pre>
   *
   * @return an encoder for any Spark
   */
  public static Encoder<SaleEvent> encoder() {
    return Encoders.javaSerialization(SaleEvent.class);
  }

  /**
   * The sales of a parsed frame, without its rejects. The row of the reference message is {@code
   * SaleEvent[itemId=plates-235, storeId=Hermitage - 1, timestampMs=1530305100936, itemSold=23,
   * itemName=Optional[Plates], saleId=Optional[item_sales/3/42]]}: {@code saleId} is the identity
   * that {@link SaleLines#placedBy} gave it.
   *
   * @param lines with the columns of {@link SaleLines#schema}; of a struct, {@code
   *     lines.select("sale.*")}
   * @return one object a sale
   */
  public static Dataset<SaleEvent> of(Dataset<Row> lines) {
    MapFunction<Row, SaleEvent> event =
        row ->
            new SaleEvent(
                row.getString(0),
                row.getString(1),
                row.getLong(2),
                row.getInt(3),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)));
    return lines
        .where(col(SaleColumns.ITEM_ID).isNotNull())
        .select(
            col(SaleColumns.ITEM_ID),
            col(SaleColumns.STORE_ID),
            expr("unix_millis(" + SaleColumns.TIMESTAMP_MS + ")"),
            col(SaleColumns.ITEM_SOLD),
            col(SaleColumns.ITEM_NAME),
            col(SaleColumns.SALE_ID))
        .map(event, encoder());
  }
}
