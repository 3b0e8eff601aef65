package com.objectstream.sales.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The table of sales, read from {@code schema.cql} on the class path, which is its only definition
 * and can be given to a CQL shell as it is.
 */
public final class Schema {
  private static final String CQL = "schema.cql";
  private static final String ONE_REPLICA = "'replication_factor': 1";

  private Schema() {}

  /**
   * The statements that create keyspace and table where they do not exist, in order.
   *
   * @param keyspace takes the place of {@value SaleNames#KEYSPACE}
   * @param table takes the place of {@value SaleNames#TABLE}
   * @param replicationFactor copies of each row; 1 suits one node
   */
  public static List<String> statements(String keyspace, String table, int replicationFactor) {
    return Arrays.stream(withoutComments(read()).split(";"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .map(s -> s.replace(SaleNames.TABLE, quoted(table)))
        .map(s -> s.replace(SaleNames.KEYSPACE, quoted(keyspace)))
        .map(s -> s.replace(ONE_REPLICA, "'replication_factor': " + replicationFactor))
        .toList();
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String withoutComments(String cql) {
    return cql.replaceAll("(?m)--.*$", "");
  }

  private static String read() {
    try (InputStream in = Schema.class.getResourceAsStream(CQL)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
