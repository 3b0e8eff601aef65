package com.objectstream.sales.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleEvent;

/** {@link PlainSale} beside {@link SaleReader}. */
final class BothPaths {
  private static final SaleParser PARSER = new SaleParser();

  private BothPaths() {}

  /** How many lines of the value were plain; of each that was, both paths read the same. */
  static int plainIn(byte[] value) {
    int plain = 0;
    int start = 0;
    for (int number = 0; start <= value.length; number++) {
      int end = EightBytes.lineUntil(value, start, value.length);
      var line = new Line(value, number, start, end);
      SaleEvent sale = Utf8.wellFormedUntil(value, start, end) == end ? PlainSale.read(line) : null;
      if (sale != null) {
        assertThat(PARSER.parseAny(line)).isEqualTo(new ParsedSale(number, sale));
        plain++;
      }
      start = end + 1;
    }
    return plain;
  }
}
