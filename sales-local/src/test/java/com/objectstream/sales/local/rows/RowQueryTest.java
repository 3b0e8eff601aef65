package com.objectstream.sales.local.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultColumnMetadata;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultTableMetadata;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowQueryTest {
  private static final Locale BEFORE = Locale.getDefault();
  private static final CqlIdentifier STORE = CqlIdentifier.fromInternal("store_id");

  @AfterEach
  void giveTheLocaleBack() {
    Locale.setDefault(BEFORE);
  }

  @Test
  void limitsInAsciiDigits() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

    assertThat(query("sales").cql(table("sales"), Set.of()))
        .isEqualTo("SELECT * FROM shop.sales LIMIT 20");
  }

  @Test
  void quotesNamesThatNeedIt() {
    assertThat(query("Sales 2018").cql(table("Sales 2018"), Set.of(STORE)))
        .isEqualTo("SELECT * FROM shop.\"Sales 2018\" WHERE store_id = ? LIMIT 20");
  }

  @Test
  void allowsFilteringForLessThanThePartitionKey() {
    CqlIdentifier day = CqlIdentifier.fromInternal("timestamp_dt");

    assertThat(query("sales").cql(table("sales"), Set.of(day)))
        .isEqualTo("SELECT * FROM shop.sales WHERE timestamp_dt = ? LIMIT 20 ALLOW FILTERING");
  }

  private static RowQuery query(String table) {
    return new RowQuery("shop", table, Optional.empty(), Optional.empty(), 20);
  }

  /** A table whose partition key is the store. */
  private static TableMetadata table(String name) {
    CqlIdentifier keyspace = CqlIdentifier.fromInternal("shop");
    CqlIdentifier table = CqlIdentifier.fromInternal(name);
    ColumnMetadata store = new DefaultColumnMetadata(keyspace, table, STORE, DataTypes.TEXT, false);
    return new DefaultTableMetadata(
        keyspace,
        table,
        null,
        false,
        false,
        List.of(store),
        Map.of(),
        Map.of(STORE, store),
        Map.of(),
        Map.of());
  }
}
