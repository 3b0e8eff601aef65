package com.objectstream.sales.job.cassandra;

import com.objectstream.sales.model.SaleEvent;

/**
 * A sale with all that makes a row of it.
 *
 * @param event as it was on the line
 * @param saleId its own identity or, without one, where it was read first
 * @param epochDay its calendar day, counted from 1970-01-01
 */
public record StorableSale(SaleEvent event, String saleId, long epochDay) {}
