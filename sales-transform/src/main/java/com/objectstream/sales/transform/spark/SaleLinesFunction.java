package com.objectstream.sales.transform.spark;

import static org.apache.spark.sql.functions.udf;

import com.objectstream.sales.transform.SaleRules;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF3;

/**
 * {@code sale_lines(value, zone, place)} for SQL, the same as {@link SaleLines#lines}:
 *
 * <pre>{@code
 * SELECT store_id, item_sold, reject_reason
 * FROM events
 * LATERAL VIEW OUTER inline(sale_lines(body, 'UTC', concat_ws('/', queue, number))) AS line, store_id, …
 * }</pre>
 *
 * <p>Three ways to it: {@link #register(SparkSession)}, the setting {@code spark.sql.extensions}
 * with the name of {@link SaleLinesExtensions}, or from Python
 *
 * <pre>{@code
 * spark.udf.registerJavaFunction("sale_lines",
 *     "com.objectstream.sales.transform.spark.SaleLinesFunction", "array<struct<line int, …>>")
 * }</pre>
 *
 * with the type of {@link SaleLines#schema}.
 */
public final class SaleLinesFunction implements UDF3<Object, String, String, Row[]> {
  /** Name of the function. */
  public static final String NAME = "sale_lines";

  private static final long serialVersionUID = 1L;

  /** Knows the rules. */
  private final SaleRows rows;

  /** The function by the rules of the topic. */
  public SaleLinesFunction() {
    this(SaleRules.standard());
  }

  /**
   * The function by these rules.
   *
   * @param rules that a line must keep to
   */
  public SaleLinesFunction(SaleRules rules) {
    this.rows = new SaleRows(rules, false);
  }

  /**
   * Makes {@code sale_lines} known to a session, by the rules of the topic. Then {@code SELECT
   * inline(sale_lines('{}', 'UTC', NULL))} is
   *
   * <pre>
   * line store_id … reject_reason reject_detail      reject_value
   * 0    null     … MISSING_FIELD item_id is missing {}
   * </pre>
   *
   * @param spark the session
   */
  public static void register(SparkSession spark) {
    register(spark, SaleRules.standard());
  }

  /**
   * As {@link #register(SparkSession)}, by these rules: with {@code maxItemSold(20)} a sale of 23
   * is a reject, {@code ITEM_SOLD_OUT_OF_RANGE}.
   *
   * @param spark the session
   * @param rules that a line must keep to
   */
  public static void register(SparkSession spark, SaleRules rules) {
    spark.udf().register(NAME, udf(new SaleLinesFunction(rules), SaleRows.ROWS));
  }

  /**
   * The lines of a value: {@code ('{}', 'UTC', NULL)} is {@code [{0, null, …, MISSING_FIELD,
   * item_id is missing, {}}]}, a null value is null.
   *
   * <p>A string comes here as Java's, in which Spark has put U+FFFD for bytes that are not UTF-8.
   * So a line of a string that holds U+FFFD is rejected as {@code INVALID_UTF8}; {@code CAST(value
   * AS BINARY)} leaves the bytes as they are.
   *
   * @param value binary or string
   * @param zone gives the calendar day of a sale
   * @param place gives identities to sales that have none, see {@link SaleLines#placedBy}; may be
   *     null
   * @throws IllegalArgumentException if the value is of another type, or the zone is none
   */
  @Override
  public Row[] call(Object value, String zone, String place) {
    if (value == null) {
      return null;
    }
    if (value instanceof byte[] bytes) {
      return rows.of(bytes, zone(zone), place);
    }
    if (value instanceof String text) {
      return rows.of(text, zone(zone), place);
    }
    throw new IllegalArgumentException(
        "sale_lines(value, zone, place) reads binary or string, not %s: give CAST(… AS STRING)"
            .formatted(value.getClass().getName()));
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException | NullPointerException e) {
      throw new IllegalArgumentException(
          "sale_lines(value, zone, place) knows no zone %s: give one such as 'UTC'".formatted(id),
          e);
    }
  }
}
