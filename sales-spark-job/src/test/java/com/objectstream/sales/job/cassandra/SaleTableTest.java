package com.objectstream.sales.job.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What fits the key of a table that a user brings. */
class SaleTableTest {
  private static final int MOST = 65_535;

  private static final SaleTable BY_STORE_AND_ITEM =
      new SaleTable(
          "shop",
          "sales",
          List.of(SaleValue.STORE_ID, SaleValue.ITEM_ID),
          1,
          List.of(SaleValue.SALE_ID, SaleValue.ITEM_NAME));
  private static final SaleTable BY_ITEM =
      new SaleTable(
          "shop",
          "items",
          List.of(SaleValue.ITEM_ID),
          2,
          List.of(SaleValue.STORE_ID, SaleValue.SALE_ID));

  @Test
  void countsTheThreeBytesThatCassandraAddsToEachValueOfAKeyOfSeveral() {
    assertThat(BY_STORE_AND_ITEM.tooLarge(texts(32_768, MOST - 6 - 32_768), texts(1, 1))).isEmpty();
    assertThat(BY_STORE_AND_ITEM.tooLarge(texts(32_768, MOST - 5 - 32_768), texts(1, 1)))
        .contains("store_id, item_id of table sales have 65536 bytes together: give at most 65535");
  }

  @Test
  void countsTheBytesOfAKeyOfOneValueAlone() {
    assertThat(BY_ITEM.tooLarge(texts(MOST), texts(1, 1))).isEmpty();
    assertThat(BY_ITEM.tooLarge(texts(MOST + 1), texts(1, 1)))
        .contains("item_id of table items have 65536 bytes together: give at most 65535");
  }

  @Test
  void countsTheClusteringColumnsTogetherAndNoOtherColumn() {
    assertThat(BY_ITEM.tooLarge(texts(1), texts(32_768, MOST - 32_768))).isEmpty();
    assertThat(BY_ITEM.tooLarge(texts(1), texts(32_768, MOST + 1 - 32_768)))
        .contains("store_id, sale_id of table items have 65536 bytes together: give at most 65535");
    assertThat(BY_STORE_AND_ITEM.tooLarge(texts(1, 1), texts(1, 1 << 20)))
        .isEqualTo(Optional.empty());
  }

  private static RowBytes texts(int... lengths) {
    var bytes = new RowBytes();
    for (int length : lengths) {
      bytes.text("x".repeat(length));
    }
    return bytes;
  }
}
