package com.objectstream.sales.job.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.job.batch.IdentifiedSale;
import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.ParsedSale;
import com.objectstream.sales.transform.source.SourcePosition;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SaleValueTest {
  private static final IdentifiedSale SALE =
      new IdentifiedSale(
          new ParsedSale(
              0, new SaleEvent("cup", "s", 0, 1, Optional.of("Cup"), Optional.of("536365-0"))),
          SourcePosition.ofRecord("item_sales", 0, 0, 0),
          0,
          0,
          0,
          0,
          0);

  /** A value that were passed over would move all behind it into the wrong columns. */
  @ParameterizedTest
  @EnumSource
  void eachIsWritten(SaleValue value) {
    var row = new RowBytes();

    value.write(SALE, row);

    assertThat(RowBytes.next(row.read()).remaining()).isPositive();
  }
}
