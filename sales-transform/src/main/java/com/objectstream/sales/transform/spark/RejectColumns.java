package com.objectstream.sales.transform.spark;

/** Names of the columns that say why a line is no sale. All are null for a sale. */
public final class RejectColumns {
  /** Name of a {@link com.objectstream.sales.transform.RejectReason}; {@code string}. */
  public static final String REASON = "reject_reason";

  /** A sentence with the field and the value; {@code string}. */
  public static final String DETAIL = "reject_detail";

  /** The line's own bytes; {@code binary}. */
  public static final String VALUE = "reject_value";

  private RejectColumns() {}
}
