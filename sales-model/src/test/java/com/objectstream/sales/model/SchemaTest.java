package com.objectstream.sales.model;

import static com.objectstream.sales.model.SaleColumns.ITEM_ID;
import static com.objectstream.sales.model.SaleColumns.ITEM_NAME;
import static com.objectstream.sales.model.SaleColumns.ITEM_SOLD;
import static com.objectstream.sales.model.SaleColumns.SALE_ID;
import static com.objectstream.sales.model.SaleColumns.STORE_ID;
import static com.objectstream.sales.model.SaleColumns.TIMESTAMP_DT;
import static com.objectstream.sales.model.SaleColumns.TIMESTAMP_MS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                assertThat(table).startsWith("CREATE TABLE IF NOT EXISTS \"other\".\"Sales\" ("),
            totals ->
                assertThat(totals)
                    .startsWith("CREATE TABLE IF NOT EXISTS \"other\".\"dg_daily_sales\" ("),
            changed ->
                assertThat(changed)
                    .startsWith("CREATE TABLE IF NOT EXISTS \"other\".\"dg_changed_days\" (")
                    .endsWith(") WITH gc_grace_seconds = 3600"),
            days ->
                assertThat(days)
                    .startsWith("CREATE TABLE IF NOT EXISTS \"other\".\"dg_store_days\" ("));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dg_store       | dg_store_sales         | CREATE TABLE IF NOT EXISTS \"dg_store\".\"dg_store_sales\" (",
        "dg_item_sales  | dg_store               | CREATE TABLE IF NOT EXISTS \"dg_item_sales\".\"dg_store\" (",
        "my_dg_store    | dg_store.dg_item_sales | CREATE TABLE IF NOT EXISTS \"my_dg_store\".\"dg_store.dg_item_sales\" (",
        "$1             | a;\"b--c               | CREATE TABLE IF NOT EXISTS \"$1\".\"a;\"\"b--c\" (",
      })
  void putsANameInOnceWhateverItHolds(String keyspace, String table, String begin) {
    assertThat(Schema.statements(keyspace, table, 1))
        .hasSize(5)
        .element(1)
        .asString()
        .startsWith(begin)
        .containsOnlyOnce(".\"");
  }

  @Test
  void saysInTheCommentOfTheTableWhichZoneItsDaysAreOf() {
    assertThat(Schema.tables("dg_store", "mine", Optional.of(ZoneId.of("Asia/Tokyo"))))
        .hasEntrySatisfying(
            "mine",
            table ->
                assertThat(table)
                    .startsWith("CREATE TABLE IF NOT EXISTS \"dg_store\".\"mine\" (")
                    .endsWith(")\n  WITH comment = 'sales.zone=Asia/Tokyo'"));
    assertThat(Schema.tables("dg_store", "mine", Optional.empty()).values())
        .noneMatch(table -> table.contains("comment"));
  }
}
