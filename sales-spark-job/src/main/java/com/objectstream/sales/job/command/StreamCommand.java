package com.objectstream.sales.job.command;

import com.objectstream.sales.job.start.JobStart;
import com.objectstream.sales.job.start.SparkSettings;
import com.objectstream.sales.job.start.StartChecks;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.job.stream.OrderlyStop;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stream}: runs the job until it is stopped, or with {@code --once} until all is stored. */
@Command(
    name = "stream",
    description = "Stores the sales of a Kafka topic in Cassandra.",
    sortOptions = false)
public final class StreamCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(StreamCommand.class);

  @Spec private CommandSpec command;
  @Mixin private StreamOptions streamOptions;

  @Override
  public Integer call() throws Exception {
    JobOptions options = streamOptions.toOptions();
    OrderlyStop stop = OrderlyStop.install();
    try {
      run(options, stop);
    } catch (Exception e) {
      if (!stop.isAsked()) {
        throw e;
      }
    } finally {
      stop.done();
    }
    return 0;
  }

  private void run(JobOptions options, OrderlyStop stop) throws Exception {
    JobStart start = StartChecks.passed(options);
    LOG.info("topic and table are there; starting Spark");
    SparkSession spark = SparkSettings.session();
    var stream = start.begin(spark);
    stop.stopFirst(stream);
    LOG.info(
        "storing {} of {} in {}.{}; checkpoint {}: {}",
        options.source().topic(),
        options.source().kafka(),
        options.target().keyspace(),
        options.target().table(),
        start.checkpoint(),
        start.progress());
    PrintWriter out = command.commandLine().getOut();
    out.println("stream: " + stream.awaitEnd());
    out.flush();
    spark.stop();
  }
}
