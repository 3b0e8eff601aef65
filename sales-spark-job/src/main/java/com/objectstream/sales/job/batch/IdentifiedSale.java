package com.objectstream.sales.job.batch;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.source.SourcePosition;

/**
 * A sale with all that makes a row of it.
 *
 * @param event as it was on the line
 * @param saleId its own identity or, without one, where it was read first
 * @param place where it was read first
 * @param epochDay its calendar day, counted from 1970-01-01
 * @param writeMicros write timestamp of its row, microseconds
 * @param partition of Kafka where it was read now, with {@code offset}
 * @param recordTimestamp of the record that was read now, as it stands in Kafka
 */
public record IdentifiedSale(
    SaleEvent event,
    String saleId,
    SourcePosition place,
    long epochDay,
    long writeMicros,
    int partition,
    long offset,
    long recordTimestamp) {}
