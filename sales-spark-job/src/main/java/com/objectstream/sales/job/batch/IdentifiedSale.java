package com.objectstream.sales.job.batch;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.ParsedSale;
import com.objectstream.sales.transform.source.SourcePosition;

/**
 * A sale with all that makes a row of it.
 *
 * @param sale as it was on the line
 * @param place where it was read first
 * @param epochDay its calendar day, counted from 1970-01-01
 * @param writeMicros write timestamp of its row, microseconds
 * @param partition of Kafka where it was read now, with {@code offset}
 * @param recordTimestamp of the record that was read now, as it stands in Kafka
 */
public record IdentifiedSale(
    ParsedSale sale,
    SourcePosition place,
    long epochDay,
    long writeMicros,
    int partition,
    long offset,
    long recordTimestamp) {

  /** The sale with its texts as strings, which are made when it is asked for. */
  public SaleEvent event() {
    return sale.event();
  }

  /** Its own identity or, without one, where it was read first. */
  public String saleId() {
    return place.identityOf(event());
  }

  /** The same without the value that it was read from. */
  public IdentifiedSale detached() {
    return new IdentifiedSale(
        sale.detached(), place, epochDay, writeMicros, partition, offset, recordTimestamp);
  }
}
