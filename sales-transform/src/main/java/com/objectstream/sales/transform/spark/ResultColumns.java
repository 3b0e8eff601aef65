package com.objectstream.sales.transform.spark;

/**
 * Names of the columns that a line has beside those of a sale, which are {@link
 * com.objectstream.sales.model.SaleColumns}. For the second line of a value, <code>{}</code>:
 *
 * <pre>
 * line reject_reason reject_detail      reject_value
 * 1    MISSING_FIELD item_id is missing {}
 * </pre>
 */
public final class ResultColumns {
  /** Line within the value, from 0; {@code int}. */
  public static final String LINE = "line";

  /**
   * Code of the first rule broken, see {@link com.objectstream.sales.transform.Reject#code}, null
   * for a sale; {@code string}.
   */
  public static final String REJECT_REASON = "reject_reason";

  /** A sentence with the field and the value, null for a sale; {@code string}. */
  public static final String REJECT_DETAIL = "reject_detail";

  /** The line's own bytes, null for a sale; {@code binary}. */
  public static final String REJECT_VALUE = "reject_value";

  private ResultColumns() {}
}
