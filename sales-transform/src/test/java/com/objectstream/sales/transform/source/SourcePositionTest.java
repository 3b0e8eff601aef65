package com.objectstream.sales.transform.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.ParsedSale;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SourcePositionTest {
  private static final long AFTERNOON_OF_29_JUNE_2018 = 1530305100936L;
  private static final SourcePosition RECORD =
      SourcePosition.ofRecord("item_sales", 3, 17, AFTERNOON_OF_29_JUNE_2018);

  @Test
  void identifiesARejectByItsLineAlways() {
    assertThat(RECORD.rejectIdentity()).isEqualTo("item_sales/3/17/0");
    assertThat(RECORD.ofLine(2).rejectIdentity()).isEqualTo("item_sales/3/17/2");
  }

  @Test
  void countsLinesOnFromTheOneThatAReplayHolds() {
    var replay =
        new SourcePosition("item_sales", 3, 17, 5, 2, OptionalLong.of(AFTERNOON_OF_29_JUNE_2018));

    assertThat(replay.ofLine(0)).isEqualTo(replay);
    assertThat(replay.ofLine(2))
        .isEqualTo(
            new SourcePosition(
                "item_sales", 3, 17, 7, 2, OptionalLong.of(AFTERNOON_OF_29_JUNE_2018)));
  }

  @Test
  void givesASaleTheIdentityOfTheShopBeforeItsPlace() {
    assertThat(RECORD.identityOf(plates(Optional.of("536365-0")))).isEqualTo("536365-0");
    assertThat(RECORD.identityOf(plates(Optional.empty()))).isEqualTo("item_sales/3/17");
    assertThat(RECORD.ofLine(1).identityOf(plates(Optional.empty())))
        .isEqualTo("item_sales/3/17/1");
  }

  @Test
  void isTheIdentityThatAUserOfTheLibraryGets() {
    for (var saleId : List.of(Optional.of("536365-0"), Optional.<String>empty())) {
      for (int line = 0; line < 3; line++) {
        assertThat(RECORD.ofLine(line).identityOf(plates(saleId)))
            .isEqualTo(new ParsedSale(line, plates(saleId)).identityAt("item_sales/3/17"));
      }
    }
  }

  private static SaleEvent plates(Optional<String> saleId) {
    return new SaleEvent(
        "plates-235",
        "Hermitage - 1",
        AFTERNOON_OF_29_JUNE_2018,
        23,
        Optional.of("Plates"),
        saleId);
  }
}
