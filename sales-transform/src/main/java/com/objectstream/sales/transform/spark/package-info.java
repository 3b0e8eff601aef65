/**
 * The same for Spark: {@code SaleLines} parses any frame, of a batch or a stream, {@code
 * SaleLinesFunction} is its SQL function, and {@code SaleEvents} makes objects of the sales. Only
 * this package knows Spark.
 */
package com.objectstream.sales.transform.spark;
