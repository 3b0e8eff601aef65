package com.objectstream.sales.transform.totals;

import java.io.Serializable;

/**
 * The total of an item in a store on a day, made sale by sale. Who adds sees to it that each {@link
 * SaleKey} is added once.
 *
 * <pre>
 * ItemTotal.NONE.plusSale(23).plusSale(-3)  ItemTotal[sales=2, itemsSold=20]
 * </pre>
 *
 * @param sales how many sales there were; a return is one, too
 * @param itemsSold sum of their items; a return has a negative number of them
 * @serial exclude
 */
public record ItemTotal(long sales, long itemsSold) implements Serializable {
  /** Nothing sold. */
  public static final ItemTotal NONE = new ItemTotal(0, 0);

  /**
   * One sale more.
   *
   * @param itemSold its items, negative for a return
   * @return the total with it
   * @throws ArithmeticException if the sum does not fit 64 bits, which no number of real sales
   *     reaches
   */
  public ItemTotal plusSale(int itemSold) {
    return new ItemTotal(sales + 1, Math.addExact(itemsSold, itemSold));
  }

  /**
   * Both together, such as those of two items for their store.
   *
   * @param other sales that are not in this one
   * @return the sum
   * @throws ArithmeticException as {@link #plusSale}
   */
  public ItemTotal plus(ItemTotal other) {
    return new ItemTotal(sales + other.sales, Math.addExact(itemsSold, other.itemsSold));
  }

  /**
   * What is in this one and not in the other, such as what came since then.
   *
   * @param other an earlier or a wrong total of the same item
   * @return the difference; negative where the other has more
   * @throws ArithmeticException as {@link #plusSale}
   */
  public ItemTotal minus(ItemTotal other) {
    return new ItemTotal(sales - other.sales, Math.subtractExact(itemsSold, other.itemsSold));
  }
}
