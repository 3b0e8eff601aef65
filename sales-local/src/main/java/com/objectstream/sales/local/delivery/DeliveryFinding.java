package com.objectstream.sales.local.delivery;

import java.io.Serializable;

/**
 * Something that was seen while comparing. Public because Spark's encoders ask for it.
 *
 * @param times how often
 * @param example what to look at, for a fault; otherwise empty
 */
public record DeliveryFinding(DeliveryCount count, long times, String example)
    implements Serializable {
  /** What is as it should be. */
  static DeliveryFinding of(DeliveryCount count, long times) {
    return new DeliveryFinding(count, times, "");
  }
}
