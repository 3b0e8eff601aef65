package com.objectstream.sales.local;

import static com.objectstream.sales.command.OptionValues.requireBetween;
import static com.objectstream.sales.command.OptionValues.wrong;

import com.objectstream.sales.command.process.StopSignal;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.ServerOptions;
import com.objectstream.sales.local.server.cassandra.NodePurpose;
import com.objectstream.sales.local.server.spark.SparkCluster;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code up}: servers in the foreground until Ctrl-C or SIGTERM. */
@Command(
    name = "up",
    sortOptions = false,
    description =
        "Runs Kafka, Cassandra and if you like a Spark cluster on this machine until Ctrl-C, with topics"
            + " and table.",
    footer = {
      "",
      "Prints 'ready kafka=HOST:PORT cassandra=HOST:PORT' on stdout when all is there to use,",
      "with --spark-workers followed by ' spark=spark://HOST:PORT', the --master of 'submit'."
    })
public final class UpCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65535;
  private static final int MOST_SERVERS = 9;

  @Spec private CommandSpec spec;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "folder to keep data in, for the next start too; by default a temporary one")
  private Optional<Path> dir;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "port of the first broker on 127.0.0.1; the next has the next one")
  private int kafkaPort;

  @Option(
      names = "--cassandra-port",
      paramLabel = "PORT",
      defaultValue = "9042",
      description = "port of each Cassandra node")
  private int cassandraPort;

  @Option(names = "--brokers", paramLabel = "N", description = "number of Kafka brokers")
  private int brokers = 1;

  @Option(
      names = "--cassandra-nodes",
      paramLabel = "N",
      defaultValue = "1",
      description = "number of Cassandra nodes, on 127.0.0.1, 127.0.0.2 and so on")
  private int cassandraNodes;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "partitions of the topic item_sales, if it does not exist")
  private int partitions;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "time zone that gives a sale its calendar day; the table remembers it, and 'stream'"
              + " refuses another; by default the table takes any")
  private Optional<ZoneId> zone;

  @Option(
      names = "--spark-workers",
      paramLabel = "N",
      defaultValue = "0",
      description = "workers of a standalone Spark cluster; 0 is no cluster")
  private int sparkWorkers;

  @Override
  public Integer call() throws Exception {
    try (StopSignal stop = StopSignal.install();
        LocalServers servers = stop.closes(LocalServers.prepare(options()))) {
      servers.start();
      Optional<SparkCluster> spark =
          sparkWorkers > 0 ? Optional.of(servers.startSpark(sparkWorkers)) : Optional.empty();
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          "ready kafka=%s cassandra=%s%s%n",
          servers.kafka().bootstrapServers(),
          servers.cassandra(),
          spark.map(cluster -> " spark=" + cluster.masterUrl()).orElse(""));
      throw servers.firstExit().get();
    }
  }

  private ServerOptions options() {
    requireBetween(spec, "--kafka-port", kafkaPort, 1, LAST_PORT + 1 - brokers);
    requireBetween(spec, "--cassandra-port", cassandraPort, 1, LAST_PORT);
    requireBetween(spec, "--brokers", brokers, 1, MOST_SERVERS);
    requireBetween(spec, "--cassandra-nodes", cassandraNodes, 1, MOST_SERVERS);
    requireBetween(spec, "--partitions", partitions, 1, Integer.MAX_VALUE);
    requireBetween(spec, "--spark-workers", sparkWorkers, 0, MOST_SERVERS);
    if (cassandraPort >= kafkaPort && cassandraPort < kafkaPort + brokers) {
      throw wrong(
          spec,
          "--kafka-port and --cassandra-port both want " + cassandraPort + ": choose another");
    }
    return new ServerOptions(
        dir,
        OptionalInt.of(kafkaPort),
        OptionalInt.of(cassandraPort),
        brokers,
        cassandraNodes,
        partitions,
        NodePurpose.SAFE_AND_SMALL,
        zone);
  }
}
