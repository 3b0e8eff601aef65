package com.objectstream.sales.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SaleJsonTest {
  private static final long AFTERNOON_OF_29_JUNE_2018 = 1530305100936L;

  @Test
  void writesTheReferenceMessage() {
    var sale = plates(Optional.of("Plates"), Optional.empty());

    assertThat(json(sale))
        .isEqualTo(
            "{\"item_id\":\"plates-235\",\"item_sold\":23,\"item_name\":\"Plates\","
                + "\"timestamp_ms\":\"1530305100936\",\"store_id\":\"Hermitage - 1\"}");
  }

  @Test
  void leavesOutTheUnknownNameAndWritesTheIdentityLast() {
    var sale = plates(Optional.empty(), Optional.of("536365-0"));

    assertThat(json(sale))
        .isEqualTo(
            "{\"item_id\":\"plates-235\",\"item_sold\":23,"
                + "\"timestamp_ms\":\"1530305100936\",\"store_id\":\"Hermitage - 1\",\"sale_id\":\"536365-0\"}");
  }

  @Test
  void escapesALineEndSoThatASaleStaysOnOneLine() {
    var sale = plates(Optional.of("two\nlines \"quoted\""), Optional.empty());

    assertThat(json(sale)).contains("\"two\\nlines \\\"quoted\\\"\"").doesNotContain("\n");
  }

  private static SaleEvent plates(Optional<String> name, Optional<String> saleId) {
    return new SaleEvent(
        "plates-235", "Hermitage - 1", AFTERNOON_OF_29_JUNE_2018, 23, name, saleId);
  }

  private static String json(SaleEvent sale) {
    return new String(SaleJson.write(sale), StandardCharsets.UTF_8);
  }
}
