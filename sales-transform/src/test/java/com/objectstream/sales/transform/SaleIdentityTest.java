package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.SaleLines.PLATES;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SaleIdentityTest {
  private static final SaleEvent IDENTIFIED =
      new SaleEvent(
          PLATES.itemId(),
          PLATES.storeId(),
          PLATES.timestampMs(),
          PLATES.itemSold(),
          PLATES.itemName(),
          Optional.of("536365-0"));

  @Test
  void isTheIdentityThatTheShopGave() {
    assertThat(SaleIdentity.of(IDENTIFIED, "item_sales", 3, 17, 2)).isEqualTo("536365-0");
  }

  @Test
  void isTheRecordForItsFirstLine() {
    assertThat(SaleIdentity.of(PLATES, "item_sales", 3, 17, 0)).isEqualTo("item_sales/3/17");
  }

  @Test
  void isTheLineFromTheSecondLineOn() {
    assertThat(SaleIdentity.of(PLATES, "item_sales", 3, 17, 2)).isEqualTo("item_sales/3/17/2");
  }
}
