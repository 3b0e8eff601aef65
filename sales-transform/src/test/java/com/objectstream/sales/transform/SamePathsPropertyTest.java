package com.objectstream.sales.transform;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.model.SaleJson;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SamePathsPropertyTest {
  @Property(edgeCases = EdgeCasesMode.NONE)
  void agreeOnAnyValue(@ForAll("values") byte[] value) {
    BothPaths.plainIn(value);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void agreeOnAnySale(@ForAll("events") SaleEvent event) {
    BothPaths.plainIn(SaleJson.write(event));
  }

  @Provide
  Arbitrary<SaleEvent> events() {
    return SaleArbitraries.events();
  }

  @Provide
  Arbitrary<byte[]> values() {
    return SaleArbitraries.values();
  }
}
