package com.objectstream.sales.local.bench.contender;

import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.Workload;

/** {@code from_json} and the connector's own streaming sink, with its defaults. */
record ConnectorContender(String name, BenchSite site, Workload workload) implements Contender {
  @Override
  public MeasuredWork prepare() {
    return FromJsonSales.stored(
        site,
        workload.topic(),
        sales ->
            sales
                .format("org.apache.spark.sql.cassandra")
                .option("keyspace", site.table().target().keyspace())
                .option("table", site.table().target().table())
                .option("spark.cassandra.connection.host", site.servers().cassandra().toString())
                .outputMode("append"));
  }
}
