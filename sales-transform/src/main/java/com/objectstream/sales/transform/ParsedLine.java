package com.objectstream.sales.transform;

/** What a line of a Kafka value turned out to be: a sale, or a reject that says why not. */
public sealed interface ParsedLine permits ParsedSale, Reject {
  /** Line within the value, from 0; blank lines count. */
  int line();
}
