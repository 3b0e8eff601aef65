package com.objectstream.sales.totals;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The total of an item in a store on a day, as it is shown.
 *
 * @param storeId its store
 * @param day in the zone of the table of sales
 * @param itemId its item
 * @param sales how many sales; a return is one, too
 * @param itemsSold sum of their items; a return has a negative number of them
 * @param layer what it is made of
 * @param at when it was so: the begin of the rebuild, or the last micro-batch of the running totals
 * @param exact nothing that was committed has changed it since
 */
public record DailyTotal(
    String storeId,
    LocalDate day,
    String itemId,
    long sales,
    long itemsSold,
    Layer layer,
    Instant at,
    boolean exact) {}
