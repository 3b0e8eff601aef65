package com.objectstream.sales.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishedSaleJsonTest {
  private static final LocalDate DAY = LocalDate.of(2018, 6, 29);
  private static final long AFTERNOON = 1530305100936L;

  @Test
  void writesAllColumnsOfTheReferenceMessage() {
    assertThat(json(Optional.of("Plates")))
        .isEqualTo(
            "{\"store_id\":\"Hermitage - 1\",\"timestamp_dt\":\"2018-06-29\","
                + "\"timestamp_ms\":1530305100936,\"item_id\":\"plates-235\","
                + "\"sale_id\":\"item_sales/3/42\",\"item_name\":\"Plates\",\"item_sold\":23}");
  }

  @Test
  void writesAnUnknownNameAsNull() {
    assertThat(json(Optional.empty())).contains("\"item_name\":null,");
  }

  private static String json(Optional<String> name) {
    var sale = new SaleEvent("plates-235", "Hermitage - 1", AFTERNOON, 23, name, Optional.empty());
    return new String(PublishedSaleJson.write(sale, "item_sales/3/42", DAY), UTF_8);
  }
}
