package com.objectstream.sales.model;

import static com.objectstream.sales.model.SaleColumns.ITEM_ID;
import static com.objectstream.sales.model.SaleColumns.ITEM_NAME;
import static com.objectstream.sales.model.SaleColumns.ITEM_SOLD;
import static com.objectstream.sales.model.SaleColumns.SALE_ID;
import static com.objectstream.sales.model.SaleColumns.STORE_ID;
import static com.objectstream.sales.model.SaleColumns.TIMESTAMP_DT;
import static com.objectstream.sales.model.SaleColumns.TIMESTAMP_MS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SchemaTest {
  @Test
  void hasTheColumnsOfASaleAndNoOthers() {
    String table = Schema.statements("dg_store", "dg_item_sales", 1).get(1);

    assertThat(Pattern.compile("(?m)^  ([a-z_]+) [a-z]+,$").matcher(table).results())
        .extracting(match -> match.group(1))
        .containsExactly(
            STORE_ID, TIMESTAMP_DT, TIMESTAMP_MS, ITEM_ID, SALE_ID, ITEM_NAME, ITEM_SOLD);
  }

  @Test
  void createsKeyspaceAndTableUnderOtherNamesWithMoreReplicas() {
    assertThat(Schema.statements("other", "Sales", 3))
        .satisfiesExactly(
            keyspace ->
                assertThat(keyspace)
                    .startsWith("CREATE KEYSPACE IF NOT EXISTS \"other\"")
                    .contains("'replication_factor': 3"),
            table ->
                assertThat(table).startsWith("CREATE TABLE IF NOT EXISTS \"other\".\"Sales\" ("));
  }
}
