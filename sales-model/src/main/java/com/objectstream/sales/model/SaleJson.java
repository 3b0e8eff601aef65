package com.objectstream.sales.model;

import com.objectstream.shaded.jackson.JsonFactory;
import com.objectstream.shaded.jackson.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes a sale as the JSON of the topic, fields in the order of the reference message:
 *
 * <pre>{@code
 * {"item_id":"plates-235","item_sold":23,"item_name":"Plates","timestamp_ms":"1530305100936","store_id":"Hermitage - 1"}
 * }</pre>
 *
 * An unknown name or identity is left out. Reading is stricter than Jackson's binding and has its
 * own class, {@code SaleParser} of {@code sales-transform}.
 */
public final class SaleJson {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int USUAL_LENGTH = 192;

  private SaleJson() {}

  /**
   * The event as UTF-8 JSON on one line, without a line end.
   *
   * @param sale of any content
   * @return the bytes of the line above, for the reference message
   */
  public static byte[] write(SaleEvent sale) {
    var bytes = new ByteArrayOutputStream(USUAL_LENGTH);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField(SaleColumns.ITEM_ID, sale.itemId());
      json.writeNumberField(SaleColumns.ITEM_SOLD, sale.itemSold());
      if (sale.itemName().isPresent()) {
        json.writeStringField(SaleColumns.ITEM_NAME, sale.itemName().get());
      }
      json.writeStringField(SaleColumns.TIMESTAMP_MS, Long.toString(sale.timestampMs()));
      json.writeStringField(SaleColumns.STORE_ID, sale.storeId());
      if (sale.saleId().isPresent()) {
        json.writeStringField(SaleColumns.SALE_ID, sale.saleId().get());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
