package com.objectstream.sales.local.bench.site;

import com.objectstream.sales.model.SaleEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The partition of the table that a sale belongs to. */
public record SalePartition(String storeId, LocalDate day) {
  public static SalePartition of(SaleEvent sale) {
    Instant time = Instant.ofEpochMilli(sale.timestampMs());
    return new SalePartition(sale.storeId(), LocalDate.ofInstant(time, ZoneOffset.UTC));
  }
}
