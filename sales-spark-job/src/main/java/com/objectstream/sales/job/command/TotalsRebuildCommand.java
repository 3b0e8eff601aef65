package com.objectstream.sales.job.command;

import com.objectstream.sales.command.CassandraConnectionOptions;
import com.objectstream.sales.command.OptionValues;
import com.objectstream.sales.command.process.StopSignal;
import com.objectstream.sales.job.cassandra.session.DriverSessions;
import com.objectstream.sales.job.cassandra.session.SentSettings;
import com.objectstream.sales.job.start.SparkSettings;
import com.objectstream.sales.job.stream.OrderlyStop;
import com.objectstream.sales.job.totals.rebuild.DayRange;
import com.objectstream.sales.job.totals.rebuild.RebuildOptions;
import com.objectstream.sales.job.totals.rebuild.RebuildResult;
import com.objectstream.sales.job.totals.rebuild.TotalsRebuild;
import com.objectstream.sales.model.SaleNames;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code totals rebuild}: exact totals of what changed, or of the days that are asked for. */
@Command(
    name = "rebuild",
    description = "Makes the totals of changed days again, from every stored sale.",
    sortOptions = false,
    footer = {
      "",
      "It may run while sales are stored, be killed and run again. After sales were deleted by hand,",
      "--from and --to correct the totals of their days. Give it the --cassandra-config of 'stream',",
      "and run it in the same data centre."
    })
public final class TotalsRebuildCommand implements Callable<Integer> {
  private static final String FROM = "--from";
  private static final double NANOS_A_SECOND = 1e9;
  private static final long SHORT_NANOS = 100_000_000;

  @Spec private CommandSpec spec;

  @Mixin private CassandraConnectionOptions cassandra;

  @Option(names = "--keyspace", paramLabel = "NAME", description = "keyspace of the tables")
  private String keyspace = SaleNames.KEYSPACE;

  @Option(
      names = FROM,
      paramLabel = "YYYY-MM-DD",
      description = "first day to rebuild, changed or not; by default only what changed is rebuilt")
  private Optional<LocalDate> from;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM-DD",
      description = "last day to rebuild, changed or not")
  private Optional<LocalDate> to;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description = "rebuild again and again, at most so often; by default once")
  private Optional<Duration> every;

  @Option(
      names = "--clock-difference",
      defaultValue = "1m",
      paramLabel = "DURATION",
      description = "most by which clocks of machines that store sales and of this one may differ")
  private Duration clockDifference;

  @Option(
      names = "--retry-deadline",
      defaultValue = "2m",
      paramLabel = "DURATION",
      description = "how long to wait for a Cassandra that does not answer")
  private Duration retryDeadline;

  @Override
  public Integer call() throws Exception {
    var rebuild = new TotalsRebuild(options());
    try (StopSignal signal = StopSignal.install();
        OrderlyStop stop = OrderlyStop.on(signal)) {
      Thread main = Thread.currentThread();
      stop.stopFirst(
          () -> {
            ifRunning(spark -> spark.sparkContext().cancelAllJobs());
            main.interrupt();
          });
      run(rebuild);
      stop.requireGoodEnd();
      ifRunning(SparkSession::stop);
    }
    return 0;
  }

  private static void ifRunning(Consumer<SparkSession> what) {
    scala.Option<SparkSession> spark = SparkSession.getDefaultSession();
    if (spark.isDefined()) {
      what.accept(spark.get());
    }
  }

  private RebuildOptions options() {
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw OptionValues.wrong(spec, "--from %s is after --to %s".formatted(from.get(), to.get()));
    }
    if (every.filter(Duration::isZero).isPresent()) {
      throw OptionValues.wrong(spec, "--every is 0s: give 1s or more");
    }
    return new RebuildOptions(
        cassandra.connection(DriverSessions::check),
        keyspace,
        new DayRange(from, to),
        clockDifference,
        retryDeadline);
  }

  private void run(TotalsRebuild rebuild) throws InterruptedException {
    while (true) {
      long began = System.nanoTime();
      var startOfSpark = new AtomicLong();
      RebuildResult result = rebuild.run(() -> session(startOfSpark));
      long took = System.nanoTime() - began;
      tell(result, took - startOfSpark.get(), startOfSpark.get());
      if (every.isEmpty()) {
        return;
      }
      Thread.sleep(Math.max(0, every.get().minusNanos(took).toMillis()));
    }
  }

  /** Started by the first run that has something to do, which takes seconds. */
  private SparkSession session(AtomicLong nanos) {
    long began = System.nanoTime();
    SparkSession spark = SparkSettings.session();
    SentSettings.send(spark, cassandra.connection(DriverSessions::check));
    nanos.set(System.nanoTime() - began);
    return spark;
  }

  private void tell(RebuildResult result, long nanos, long startOfSpark) {
    String took = ", in %.1f s".formatted(nanos / NANOS_A_SECOND);
    String start = " beside %.1f s for the start of Spark".formatted(startOfSpark / NANOS_A_SECOND);
    String line = "rebuild: " + result + took + (startOfSpark < SHORT_NANOS ? "" : start);
    spec.commandLine().getOut().println(line);
  }
}
