package com.objectstream.sales.local.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class SaleComparisonTest {
  private static final Row SOLD_3 = RowFactory.create("1-7", "Plates", "3");
  private static final Row SOLD_5 = RowFactory.create("1-7", "Plates", "5");
  private static final Row NAMELESS = RowFactory.create("1-7", null, "3");

  private final SaleComparison comparison =
      new SaleComparison(List.of("sale_id", "item_name", "item_sold"));

  @Test
  void findsNoFaultInASaleThatIsStoredOnce() {
    assertThat(compare(List.of(SOLD_3), List.of(SOLD_3)))
        .containsExactly(sales(1), duplicates(0), stored(1));
    assertThat(compare(List.of(NAMELESS), List.of(NAMELESS)))
        .containsExactly(sales(1), duplicates(0), stored(1));
  }

  @Test
  void expectsASaleThatWasSentThreeTimesOnce() {
    assertThat(compare(Collections.nCopies(3, SOLD_3), List.of(SOLD_3)))
        .containsExactly(sales(1), duplicates(2), stored(1));
  }

  @Test
  void findsALostSale() {
    assertThat(compare(List.of(SOLD_3), List.of()))
        .containsExactly(
            sales(1),
            duplicates(0),
            stored(0),
            new DeliveryFinding(
                DeliveryCount.LOST, 1, "in no row: sale_id=1-7, item_name=Plates, item_sold=3"));
  }

  @Test
  void findsAChangedSaleAndNamesEachColumn() {
    assertThat(compare(List.of(NAMELESS), List.of(SOLD_5)))
        .containsExactly(
            sales(1),
            duplicates(0),
            stored(1),
            new DeliveryFinding(
                DeliveryCount.CHANGED,
                1,
                "item_name is Plates, not null, item_sold is 5, not 3"
                    + " in row: sale_id=1-7, item_name=Plates, item_sold=5"));
  }

  @Test
  void findsASecondRowAndShowsTheOneThatIsWrong() {
    var second =
        new DeliveryFinding(
            DeliveryCount.DUPLICATED,
            1,
            "one of 2 rows: sale_id=1-7, item_name=Plates, item_sold=5");

    assertThat(compare(List.of(SOLD_3), List.of(SOLD_3, SOLD_5)))
        .containsExactly(sales(1), duplicates(0), stored(2), second);
    assertThat(compare(List.of(SOLD_3), List.of(SOLD_5, SOLD_3)))
        .containsExactly(sales(1), duplicates(0), stored(2), second);
  }

  @Test
  void findsASaleBothChangedAndDuplicated() {
    assertThat(compare(List.of(SOLD_3), List.of(NAMELESS, SOLD_5)))
        .extracting(DeliveryFinding::count)
        .containsExactly(
            DeliveryCount.SALES,
            DeliveryCount.DUPLICATES,
            DeliveryCount.STORED,
            DeliveryCount.CHANGED,
            DeliveryCount.DUPLICATED);
  }

  @Test
  void doesNotExpectASaleThatWasNotSent() {
    assertThat(compare(List.of(), List.of(SOLD_3, SOLD_5)))
        .containsExactly(
            stored(2),
            new DeliveryFinding(
                DeliveryCount.UNEXPECTED, 2, "row: sale_id=1-7, item_name=Plates, item_sold=3"));
  }

  private List<DeliveryFinding> compare(List<Row> sent, List<Row> stored) {
    var findings = new ArrayList<DeliveryFinding>();
    comparison.call("1-7", sent.iterator(), stored.iterator()).forEachRemaining(findings::add);
    return findings;
  }

  private static DeliveryFinding sales(long times) {
    return DeliveryFinding.of(DeliveryCount.SALES, times);
  }

  private static DeliveryFinding duplicates(long times) {
    return DeliveryFinding.of(DeliveryCount.DUPLICATES, times);
  }

  private static DeliveryFinding stored(long times) {
    return DeliveryFinding.of(DeliveryCount.STORED, times);
  }
}
