package com.objectstream.sales.transform;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.model.SaleJson;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SamePathsPropertyTest {
  @Property(edgeCases = EdgeCasesMode.NONE)
  void agreeOnAnyValue(@ForAll(supplier = SaleArbitraries.AnyValue.class) byte[] value) {
    BothPaths.plainIn(value);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void agreeOnAnySale(@ForAll(supplier = SaleArbitraries.AnySale.class) SaleEvent event) {
    BothPaths.plainIn(SaleJson.write(event));
  }
}
