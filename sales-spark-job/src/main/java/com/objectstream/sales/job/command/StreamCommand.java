package com.objectstream.sales.job.command;

import com.objectstream.sales.command.EffectiveOptions;
import com.objectstream.sales.command.process.StopSignal;
import com.objectstream.sales.job.cassandra.session.SentSettings;
import com.objectstream.sales.job.metrics.JobMonitor;
import com.objectstream.sales.job.page.JobServers;
import com.objectstream.sales.job.start.JobStart;
import com.objectstream.sales.job.start.SparkSettings;
import com.objectstream.sales.job.start.StartChecks;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.job.stream.OrderlyStop;
import java.util.Optional;
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
    JobServers.Settings seen = streamOptions.monitoring().toSettings();
    streamOptions.query().logFormat().use();
    try (StopSignal signal = StopSignal.install();
        OrderlyStop stop = OrderlyStop.on(signal);
        JobServers servers = JobServers.bind(seen);
        JobStart start = StartChecks.passed(options)) {
      run(start, stop, servers);
    } catch (Exception | Error e) {
      throw streamOptions.query().explained(e, options.checkpoint());
    }
    return 0;
  }

  private void run(JobStart start, OrderlyStop stop, JobServers servers) throws Exception {
    JobOptions options = start.options();
    Optional<String> group = streamOptions.monitoring().consumerGroup();
    if (group.isPresent() && options.stretch().isPresent()) {
      LOG.warn(
          "nothing is committed for consumer group {}: a stretch that is stored again is no lag",
          group.get());
    }
    JobMonitor monitor = start.monitor(group);
    servers.serve(monitor, start.totals());
    LOG.info("options: {}", EffectiveOptions.of(command));
    LOG.info("topic and table are there; starting Spark");
    SparkSession spark = SparkSettings.session();
    SentSettings.send(spark, options.target().cassandra());
    var stream = start.begin(spark, monitor);
    stop.stopFirst(stream);
    LOG.info(
        "storing {} of {} in {}.{}; checkpoint {}: {}",
        options.source().topic(),
        options.source().kafka(),
        options.target().keyspace(),
        options.target().table(),
        start.checkpoint(),
        start.progress());
    String result = "stream: " + stream.awaitEnd();
    stop.requireGoodEnd();
    command.commandLine().getOut().println(result);
    if (options.once()) {
      start.waiting().forEach(LOG::warn);
    }
    spark.stop();
  }
}
