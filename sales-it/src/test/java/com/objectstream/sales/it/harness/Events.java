package com.objectstream.sales.it.harness;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.model.SaleJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Events that tests send, and the times they name. */
public final class Events {
  public static final Instant EVENING_OF_29_JUNE_2018 = Instant.parse("2018-06-29T20:45:00.936Z");

  /** The reference message, as it stands in the contract. */
  public static final String PLATES =
      "{\"item_id\": \"plates-235\", \"item_sold\": 23, \"item_name\": \"Plates\","
          + " \"timestamp_ms\": \"1530305100936\", \"store_id\": \"Hermitage - 1\"}";

  private Events() {}

  /** A sale of that evening without an identity of its own. */
  public static String sale(String itemId, int itemSold) {
    return json(
        new SaleEvent(
            itemId,
            "Hermitage - 1",
            EVENING_OF_29_JUNE_2018.toEpochMilli(),
            itemSold,
            Optional.of("Name of " + itemId),
            Optional.empty()));
  }

  public static String json(SaleEvent sale) {
    return new String(SaleJson.write(sale), StandardCharsets.UTF_8);
  }
}
