package com.objectstream.sales.totals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Totals of a day put together, or one alone.
 *
 * @param storeId if all are of one store by definition
 * @param itemId if all are of one item by definition
 * @param day of all of them
 * @param sales of all of them
 * @param itemsSold of all of them
 * @param layer of all of them; {@link Layer#BOTH} if they differ
 * @param oldest when the oldest of them was so
 * @param exact all of them are
 */
public record TotalSum(
    Optional<String> storeId,
    Optional<String> itemId,
    LocalDate day,
    long sales,
    long itemsSold,
    Layer layer,
    Instant oldest,
    boolean exact) {

  TotalSum plus(TotalSum other) {
    return new TotalSum(
        storeId,
        itemId,
        day,
        sales + other.sales,
        itemsSold + other.itemsSold,
        layer.with(other.layer),
        oldest.isBefore(other.oldest) ? oldest : other.oldest,
        exact && other.exact);
  }
}
