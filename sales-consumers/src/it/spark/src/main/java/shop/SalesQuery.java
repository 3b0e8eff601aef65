package shop;

import org.apache.spark.sql.SparkSession;

/** In SQL; the session has spark.sql.extensions set to SaleLinesExtensions. */
public final class SalesQuery {
  public static void main(String[] args) {
    SparkSession spark = SparkSession.builder().getOrCreate();
    spark
        .sql(
            "SELECT number, inline_outer(sale_lines(body, 'Europe/Berlin', NULL)) FROM parquet.`"
                + args[0]
                + "`")
        .write()
        .parquet(args[1]);
  }
}
