/**
 * Pure functions from bytes to sales or rejects. Nothing here knows a server or Spark: {@code
 * SaleParser} turns a value or an input into lines, {@code SaleRules} says what a sale must keep
 * to, {@code source} where a line was read, and {@code spark} gives the same as columns.
 */
package com.objectstream.sales.transform;
