package com.objectstream.sales.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tables of sales, read from {@code schema.cql} on the class path, which is their only
 * definition and can be given to a CQL shell as it is.
 */
public final class Schema {
  private static final String CQL = "schema.cql";
  private static final String ONE_REPLICA = "'replication_factor': 1";

  /** The keyspace, alone or before the name of a table. */
  private static final Pattern NAME =
      Pattern.compile("\\b" + SaleNames.KEYSPACE + "\\b(?:\\.(\\w+))?");

  private Schema() {}

  /**
   * The statements that create keyspace and tables where they do not exist, in order.
   *
   * @param keyspace takes the place of {@value SaleNames#KEYSPACE}
   * @param table takes the place of {@value SaleNames#TABLE}
   * @param replicationFactor copies of each row; 1 suits one node
   * @return {@code [CREATE KEYSPACE …, CREATE TABLE …, …]}
   */
  public static List<String> statements(String keyspace, String table, int replicationFactor) {
    return Stream.concat(
            Stream.of(keyspace(keyspace, replicationFactor)),
            tables(keyspace, table, Optional.empty()).values().stream())
        .toList();
  }

  /**
   * The statement that creates the keyspace where it does not exist.
   *
   * @param keyspace its name
   * @param replicationFactor copies of each row; 1 suits one node
   * @return {@code CREATE KEYSPACE IF NOT EXISTS "dg_store" …}
   */
  public static String keyspace(String keyspace, int replicationFactor) {
    String replicas = "'replication_factor': " + replicationFactor;
    return renamed(definitions().get(0).replace(ONE_REPLICA, replicas), keyspace, SaleNames.TABLE);
  }

  /**
   * The statements that create the tables where they do not exist, by their names, in order.
   *
   * @param keyspace takes the place of {@value SaleNames#KEYSPACE}
   * @param table takes the place of {@value SaleNames#TABLE}
   * @param zone gives its sales their days, which its comment then says; see {@link ZoneComment}
   * @return {@code {dg_item_sales=CREATE TABLE …, …}}
   */
  public static Map<String, String> tables(String keyspace, String table, Optional<ZoneId> zone) {
    var statements = new LinkedHashMap<String, String>();
    for (String definition : definitions().subList(1, definitions().size())) {
      String name = tableOf(definition);
      boolean isSales = name.equals(SaleNames.TABLE);
      String comment = zone.filter(z -> isSales).map(Schema::withComment).orElse("");
      statements.put(isSales ? table : name, renamed(definition, keyspace, table) + comment);
    }
    return statements;
  }

  private static String withComment(ZoneId zone) {
    return "\n  WITH comment = '" + ZoneComment.of(zone) + "'";
  }

  private static String tableOf(String definition) {
    Matcher name = NAME.matcher(definition);
    if (!name.find() || name.group(1) == null) {
      throw new IllegalStateException(CQL + " has a statement that names no table: " + definition);
    }
    return name.group(1);
  }

  /** In one pass, so that nothing is looked for in a name that was put in. */
  private static String renamed(String definition, String keyspace, String table) {
    return NAME.matcher(definition)
        .replaceAll(found -> Matcher.quoteReplacement(qualified(found, keyspace, table)));
  }

  private static String qualified(MatchResult found, String keyspace, String table) {
    String name = found.group(1);
    if (name == null) {
      return quoted(keyspace);
    }
    return quoted(keyspace) + "." + quoted(name.equals(SaleNames.TABLE) ? table : name);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The keyspace first, then its tables. */
  private static List<String> definitions() {
    return Arrays.stream(withoutComments(read()).split(";"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
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
