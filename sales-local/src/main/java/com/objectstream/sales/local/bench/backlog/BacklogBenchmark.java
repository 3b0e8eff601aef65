package com.objectstream.sales.local.bench.backlog;

import com.objectstream.sales.local.bench.report.BenchReport;
import com.objectstream.sales.local.bench.report.Benchmark;
import com.objectstream.sales.local.bench.site.BenchLog;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.CpuTimes;
import com.objectstream.sales.local.bench.site.Workload;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.process.TemporaryFolders;
import com.objectstream.sales.producer.event.GeneratorSettings;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stores a backlog with a job that has a small heap and a JVM of its own, as a user would start it.
 *
 * @param events that wait when the job starts
 */
public record BacklogBenchmark(long events) implements Benchmark {
  @Override
  public BenchReport run(LocalServers servers) throws Exception {
    Path folder = Files.createTempDirectory("sales-backlog-");
    try (var site = new BenchSite(servers)) {
      Workload workload =
          site.produce(GeneratorSettings.DEFAULT, events, BenchSite.KAFKA_PARTITIONS);
      CpuTimes.awaitIdle(servers);
      BenchLog.tell("storing them by a job with " + BacklogJob.HEAP + "; its own lines follow");
      BacklogReport report = new BacklogJob(site, workload.topic(), folder).run(events);
      site.table().requireAll(workload, "the job");
      BenchLog.tell("all rows are there");
      return report;
    } finally {
      TemporaryFolders.deleteUntilGone(folder);
    }
  }
}
