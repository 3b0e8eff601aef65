package com.objectstream.sales.model;

import com.objectstream.shaded.jackson.JsonFactory;
import com.objectstream.shaded.jackson.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;

/**
 * Writes a stored sale as the JSON that is published onward, all columns in the order of the table:
 *
 * <pre>{@code
 * {"store_id":"Hermitage - 1","timestamp_dt":"2018-06-29","timestamp_ms":1530305100936,"item_id":"plates-235","sale_id":"item_sales/3/42","item_name":"Plates","item_sold":23}
 * }</pre>
 *
 * An unknown name is {@code null}. {@code published_sale.schema.json} beside this class is its JSON
 * Schema.
 */
public final class PublishedSaleJson {
  /**
   * Header of the record that says where the sale was read first, {@code
   * <topic>/<partition>/<offset>/<line>} as UTF-8 text.
   */
  public static final String SOURCE_HEADER = "sales.source";

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int USUAL_LENGTH = 256;

  private PublishedSaleJson() {}

  /**
   * The sale as UTF-8 JSON on one line, without a line end.
   *
   * @param sale as it was read
   * @param saleId as it is stored, which need not be the shop's own
   * @param day as it is stored
   * @return the bytes of the line above, for the reference message
   */
  public static byte[] write(SaleEvent sale, String saleId, LocalDate day) {
    var bytes = new ByteArrayOutputStream(USUAL_LENGTH);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField(SaleColumns.STORE_ID, sale.storeId());
      json.writeStringField(SaleColumns.TIMESTAMP_DT, day.toString());
      json.writeNumberField(SaleColumns.TIMESTAMP_MS, sale.timestampMs());
      json.writeStringField(SaleColumns.ITEM_ID, sale.itemId());
      json.writeStringField(SaleColumns.SALE_ID, saleId);
      json.writeStringField(SaleColumns.ITEM_NAME, sale.itemName().orElse(null));
      json.writeNumberField(SaleColumns.ITEM_SOLD, sale.itemSold());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
