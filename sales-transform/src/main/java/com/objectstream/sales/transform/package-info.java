/**
 * Pure functions from bytes to sales or rejects. Nothing here knows a server or Spark: {@code
 * SaleParser} turns a value or an input into lines, {@code SaleRules} says what a sale must keep
 * to, {@code source} where a line was read, {@code totals} how sales are summed, and {@code spark}
 * gives lines as columns.
 */
package com.objectstream.sales.transform;
