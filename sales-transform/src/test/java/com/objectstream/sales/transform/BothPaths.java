package com.objectstream.sales.transform;

import static org.assertj.core.api.Assertions.assertThat;

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
      PlainSale sale = Utf8.wellFormedUntil(value, start, end) == end ? PlainSale.read(line) : null;
      if (sale != null) {
        requireSame(new ParsedSale(number, sale), (ParsedSale) PARSER.parseAny(line));
        plain++;
      }
      start = end + 1;
    }
    return plain;
  }

  private static void requireSame(ParsedSale plain, ParsedSale general) {
    assertThat(plain.itemIdUtf8()).isEqualTo(general.itemIdUtf8());
    assertThat(plain.storeIdUtf8()).isEqualTo(general.storeIdUtf8());
    assertThat(plain.itemNameUtf8()).isEqualTo(general.itemNameUtf8());
    assertThat(plain.saleIdUtf8()).isEqualTo(general.saleIdUtf8());
    assertThat(plain.timestampMs()).isEqualTo(general.timestampMs());
    assertThat(plain.itemSold()).isEqualTo(general.itemSold());
    assertThat(plain).isEqualTo(general).hasSameHashCodeAs(general).hasToString("" + general);
  }
}
