package com.objectstream.sales.transform.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.testing.TestSale;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ItemTotalTest {
  private static final long JUNE_29 = 17_711;

  @Test
  void countsAReturnAsASaleOfLessThanNothing() {
    assertThat(ItemTotal.NONE.plusSale(23).plusSale(-3)).isEqualTo(new ItemTotal(2, 20));
  }

  @Property
  void isTheSameHoweverTheSalesAreSplit(@ForAll List<Integer> one, @ForAll List<Integer> other) {
    ItemTotal both = sum(ItemTotal.NONE, one).plus(sum(ItemTotal.NONE, other));

    assertThat(both).isEqualTo(sum(sum(ItemTotal.NONE, one), other));
    assertThat(both.minus(sum(ItemTotal.NONE, one))).isEqualTo(sum(ItemTotal.NONE, other));
  }

  private static ItemTotal sum(ItemTotal from, List<Integer> sales) {
    ItemTotal total = from;
    for (int sold : sales) {
      total = total.plusSale(sold);
    }
    return total;
  }

  @Test
  void refusesASumThatDoesNotFit() {
    assertThatThrownBy(() -> new ItemTotal(1, Long.MAX_VALUE).plusSale(1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new ItemTotal(1, Long.MIN_VALUE).minus(new ItemTotal(0, 1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void hasTheWholeKeyOfTheRow() {
    SaleEvent plates = TestSale.plates().event();

    SaleKey key = SaleKey.of(plates, "item_sales/3/42", JUNE_29);

    assertThat(key)
        .isEqualTo(
            new SaleKey(
                "Hermitage - 1", JUNE_29, 1_530_305_100_936L, "plates-235", "item_sales/3/42"))
        .isEqualTo(SaleKey.of(TestSale.plates().sold(7).event(), "item_sales/3/42", JUNE_29));
    assertThat(key.total()).isEqualTo(new TotalKey("Hermitage - 1", JUNE_29, "plates-235"));
  }
}
