package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.ReferenceSale.PLATES;
import static com.objectstream.sales.transform.ReferenceSale.REFERENCE;
import static com.objectstream.sales.transform.ReferenceSale.quoted;
import static com.objectstream.sales.transform.ReferenceSale.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleColumns;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ParsedSaleTest {
  @Test
  void givesTheTextsOfTheLineInPlace() {
    byte[] value = with(SaleColumns.SALE_ID, quoted("536365-0")).getBytes(UTF_8);
    ParsedSale sale = parsed(value);

    assertThat(text(sale.itemIdUtf8())).isEqualTo("plates-235");
    assertThat(text(sale.storeIdUtf8())).isEqualTo("Hermitage - 1");
    assertThat(sale.itemNameUtf8().map(ParsedSaleTest::text)).contains("Plates");
    assertThat(sale.saleIdUtf8().map(ParsedSaleTest::text)).contains("536365-0");
    assertThat(sale.itemIdUtf8().array()).isSameAs(value);
  }

  @Test
  void keepsItsTextsWithoutTheValueWhenItIsDetached() {
    byte[] value = REFERENCE.getBytes(UTF_8);
    ParsedSale sale = parsed(value).detached();
    Arrays.fill(value, (byte) 'x');

    assertThat(sale).isEqualTo(new ParsedSale(0, PLATES));
    assertThat(text(sale.storeIdUtf8())).isEqualTo("Hermitage - 1");
    assertThat(sale.saleIdUtf8()).isEmpty();
    assertThat(sale.detached()).isSameAs(sale);
  }

  @Test
  void makesItsEventOnce() {
    ParsedSale sale = parsed(REFERENCE.getBytes(UTF_8));

    assertThat(sale.event()).isEqualTo(PLATES).isSameAs(sale.event());
  }

  private static ParsedSale parsed(byte[] value) {
    return (ParsedSale) new SaleParser().lines(value).next();
  }

  private static String text(ByteBuffer utf8) {
    return UTF_8.decode(utf8).toString();
  }
}
