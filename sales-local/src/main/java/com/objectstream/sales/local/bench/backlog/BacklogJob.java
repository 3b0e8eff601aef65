package com.objectstream.sales.local.bench.backlog;

import com.objectstream.sales.job.SalesJob;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.server.process.ServerClassPath;
import com.objectstream.sales.local.server.process.ServerCommand;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The job, to the end of what is there, in a JVM of its own that ends when this one does.
 *
 * @param topic that it reads
 * @param folder its own, deleted should this process end before it
 */
record BacklogJob(BenchSite site, String topic, Path folder) {
  static final int HEAP_MB = 512;
  static final String HEAP = "-Xmx" + HEAP_MB + "m";

  private static final Duration LOOK = Duration.ofMillis(100);

  /**
   * Runs it to its end; what it logs goes to stderr.
   *
   * @param rows that it is to store
   * @throws IllegalStateException if it fails
   */
  BacklogReport run(long rows) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process job =
        new ProcessBuilder(command().commandLine(Optional.of(folder)))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .start();
    var resident = new PeakResidentMemory(job.pid());
    while (!job.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
      resident.look();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    if (job.exitValue() != 0) {
      throw new IllegalStateException(
          "the job with %s ended with status %d: it says why above"
              .formatted(HEAP, job.exitValue()));
    }
    return new BacklogReport(rows, took, GcLog.read(gcLog()), resident.megabytes());
  }

  private Path gcLog() {
    return folder.resolve("gc.log");
  }

  private ServerCommand command() {
    return new ServerCommand(
        "the job",
        folder,
        List.of(
            ServerClassPath.jvmOptions("spark"),
            HEAP,
            GcLog.option(gcLog()),
            "-D" + ServerClassPath.HOME + "=" + ServerClassPath.home()),
        System.getProperty("java.class.path"),
        SalesJob.class.getName(),
        arguments(),
        Map.of());
  }

  private List<String> arguments() {
    return Stream.concat(
            Stream.of("--once"), site.jobArguments(topic, folder.resolve("checkpoint")))
        .toList();
  }
}
