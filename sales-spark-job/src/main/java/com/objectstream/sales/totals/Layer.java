package com.objectstream.sales.totals;

/** What a total that is shown was made of. */
public enum Layer {
  /** The figure of the last rebuild. */
  BATCH("batch"),
  /** That of the running totals: the day was not rebuilt yet. */
  SPEED("speed"),
  /** The figure of the last rebuild, and what the running totals have added since. */
  BOTH("batch+speed");

  private final String text;

  Layer(String text) {
    this.text = text;
  }

  Layer with(Layer other) {
    return this == other ? this : BOTH;
  }

  /** {@code batch}, {@code speed} or {@code batch+speed}. */
  @Override
  public String toString() {
    return text;
  }
}
