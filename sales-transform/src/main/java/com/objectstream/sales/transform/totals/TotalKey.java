package com.objectstream.sales.transform.totals;

import java.io.Serializable;

/**
 * What a total is of: an item in a store on a day.
 *
 * @param storeId where it was sold
 * @param epochDay calendar day in the zone of the job, days since 1970-01-01
 * @param itemId what was sold
 * @serial exclude
 */
public record TotalKey(String storeId, long epochDay, String itemId) implements Serializable {}
