package com.objectstream.sales.local.bench.contender;

import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.Workload;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.Trigger;

/** {@code from_json} and the connector's own streaming sink, with its defaults. */
record ConnectorContender(String name, BenchSite site, Workload workload) implements Contender {
  @Override
  public MeasuredWork prepare() {
    Dataset<Row> sales = FromJsonSales.of(site, workload.topic());
    String checkpoint = site.newCheckpoint();
    return MeasuredWork.timed(
        () ->
            sales
                .writeStream()
                .format("org.apache.spark.sql.cassandra")
                .option("keyspace", site.table().target().keyspace())
                .option("table", site.table().target().table())
                .option("spark.cassandra.connection.host", site.servers().cassandra().toString())
                .option("checkpointLocation", checkpoint)
                .outputMode("append")
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination());
  }
}
