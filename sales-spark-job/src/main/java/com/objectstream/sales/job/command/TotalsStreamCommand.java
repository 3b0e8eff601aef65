package com.objectstream.sales.job.command;

import com.objectstream.sales.command.EffectiveOptions;
import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.command.process.StopSignal;
import com.objectstream.sales.job.cassandra.session.SentSettings;
import com.objectstream.sales.job.start.SparkSettings;
import com.objectstream.sales.job.start.SpeedChecks;
import com.objectstream.sales.job.start.SpeedStart;
import com.objectstream.sales.job.stream.OrderlyStop;
import com.objectstream.sales.job.totals.speed.SpeedOptions;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code totals stream}: running totals of a topic until it is stopped. */
@Command(
    name = "stream",
    description = "Keeps running totals of the sales of a Kafka topic in Cassandra.",
    sortOptions = false,
    footer = {
      "",
      "It is a query of its own: give it the rule options of 'stream'. Corrections, and sales that come",
      "later than --late, are right after the next 'totals rebuild'."
    })
public final class TotalsStreamCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(TotalsStreamCommand.class);

  @Spec private CommandSpec command;
  @Mixin private SpeedLayerOptions speed;

  @Override
  public Integer call() throws Exception {
    SpeedOptions options = speed.toOptions();
    speed.query().logFormat().use();
    try (StopSignal signal = StopSignal.install();
        OrderlyStop stop = OrderlyStop.on(signal);
        SpeedStart start = SpeedChecks.passed(options)) {
      run(start, stop);
    } catch (Exception | Error e) {
      throw speed.query().explained(e, options.checkpoint());
    }
    return 0;
  }

  private void run(SpeedStart start, OrderlyStop stop) throws Exception {
    SpeedOptions options = start.options();
    LOG.info("options: {}", EffectiveOptions.of(command));
    LOG.info("topic and table are there; starting Spark");
    SparkSession spark = SparkSettings.session();
    SentSettings.send(spark, options.cassandra());
    var totals = start.begin(spark);
    stop.stopFirst(totals);
    LOG.info(
        "counting {} of {} in {}; checkpoint {}, state in {}: {}",
        options.source().topic(),
        options.source().kafka(),
        start.table().name(),
        start.checkpoint(),
        Counted.of(start.statePartitions(), "partition"),
        start.progress());
    String result = "totals stream: " + totals.awaitEnd();
    stop.requireGoodEnd();
    command.commandLine().getOut().println(result);
    spark.stop();
  }
}
