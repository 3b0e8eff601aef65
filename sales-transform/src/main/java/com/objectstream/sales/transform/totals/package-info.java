/**
 * Sums of sales: what counts as one sale, whose total it belongs to, and how it is added. The
 * running totals and the exact ones are made of the same functions.
 */
package com.objectstream.sales.transform.totals;
