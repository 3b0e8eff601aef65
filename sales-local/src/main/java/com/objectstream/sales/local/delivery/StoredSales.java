package com.objectstream.sales.local.delivery;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_millis;

import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.job.cassandra.session.DriverSessionFactory;
import com.objectstream.sales.model.SaleColumns;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * All rows of a table, with the columns that it has, each as the text that a {@code text} column
 * would hold: numbers and times as decimal digits, days as {@code 2018-06-29}. A row without a
 * {@code sale_id} has an empty one, which no sale has.
 */
final class StoredSales {
  private StoredSales() {}

  static Dataset<Row> of(CassandraTarget target, SparkSession spark) {
    Dataset<Row> rows =
        spark
            .read()
            .format("org.apache.spark.sql.cassandra")
            .options(DriverSessionFactory.options(target.cassandra()))
            .option("keyspace", target.keyspace())
            .option("table", target.table())
            // The connector's LOCAL_ONE could ask the one replica that missed a write
            .option("spark.cassandra.input.consistency.level", "LOCAL_QUORUM")
            .load();
    return rows.select(
        Arrays.stream(rows.schema().fields()).map(StoredSales::text).toArray(Column[]::new));
  }

  private static Column text(StructField field) {
    Column column = col(field.name());
    Column text =
        (field.dataType().equals(DataTypes.TimestampType) ? unix_millis(column) : column)
            .cast(DataTypes.StringType);
    return (field.name().equals(SaleColumns.SALE_ID) ? coalesce(text, lit("")) : text)
        .as(field.name());
  }
}
