package com.objectstream.sales.local.delivery;

/** What a delivery check counts. */
public enum DeliveryCount {
  /** Different good sales that were sent. */
  SALES,
  /** Events that repeat a sale that was sent before. */
  DUPLICATES,
  /** Malformed lines that were sent. */
  MALFORMED,
  /** Rows of the table. */
  STORED,
  /** Rejected lines: reading a line again, after a crash or in a replay, makes no other. */
  REJECTED,
  /**
   * Records of the dead letter topic that say the same as another: same line, same place, same
   * attempt. A crash between that topic and the checkpoint leaves them; they are no fault, as their
   * headers tell them apart from a line that was sent twice.
   */
  REPEATED,
  /** Sales that are in no row, and malformed lines that are in no reject. */
  LOST,
  /** Rows of a sale beyond the first, and rejects of a line beyond the times it was sent. */
  DUPLICATED,
  /** Sales whose only rows have other values. */
  CHANGED,
  /** Rows and rejects of something that was not sent. */
  UNEXPECTED
}
