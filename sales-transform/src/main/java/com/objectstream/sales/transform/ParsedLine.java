package com.objectstream.sales.transform;

import java.io.Serializable;

/**
 * What a line turned out to be: a sale, or a reject that says why not.
 *
 * <pre>
 * {"item_id": "plates-235", …}  ParsedSale[line=0, event=SaleEvent[itemId=plates-235, …]]
 * plates                        MALFORMED_JSON in line 1 (6 bytes): not JSON: …
 * </pre>
 */
public sealed interface ParsedLine extends Serializable permits ParsedSale, Reject {
  /**
   * Line within the value or the input, from 0; blank lines count.
   *
   * @return 3 for what stands behind three line ends
   */
  int line();
}
