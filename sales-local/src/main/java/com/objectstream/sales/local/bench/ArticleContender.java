package com.objectstream.sales.local.bench;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.Trigger;

/** The article's way: a {@code ForeachWriter} that executes a CQL string for each row. */
record ArticleContender(String name, BenchSite site, Workload workload) implements Contender {
  @Override
  public Run prepare() {
    Dataset<Row> sales = JsonColumns.of(site, workload.topic());
    String checkpoint = site.newCheckpoint();
    var writer = new ArticleWriter(site.servers().cassandra(), site.table().name());
    return () ->
        sales
            .writeStream()
            .foreach(writer)
            .option("checkpointLocation", checkpoint)
            .trigger(Trigger.AvailableNow())
            .start()
            .awaitTermination();
  }
}
