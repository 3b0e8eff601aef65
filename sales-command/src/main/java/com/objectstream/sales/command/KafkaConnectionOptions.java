package com.objectstream.sales.command;

import static java.util.stream.Collectors.joining;

import com.objectstream.sales.command.connection.HostPort;
import com.objectstream.sales.command.connection.KafkaConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How Kafka is reached, on every command line that needs it. */
public final class KafkaConnectionOptions {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaConnectionOptions.class);
  private static final String CONFIG = "--kafka-config";

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--bootstrap-servers",
      required = true,
      split = ",",
      paramLabel = "HOST:PORT",
      hideParamSyntax = true,
      description = "Kafka brokers to ask first, several with commas")
  private List<HostPort> servers;

  @Option(
      names = CONFIG,
      paramLabel = "FILE",
      description = "properties of the Kafka client, such as its security; by default none")
  private Optional<Path> config;

  private KafkaConnection connection;

  /**
   * The options as a value. Properties in the file that are this program's to set are ignored, with
   * one warning.
   *
   * @throws ParameterException if the file of properties cannot be read
   */
  public KafkaConnection connection() {
    if (connection == null) {
      connection =
          new KafkaConnection(
              servers.stream().map(HostPort::toString).collect(joining(",")),
              config.map(this::clientConfig).orElse(Map.of()));
    }
    return connection;
  }

  private Map<String, String> clientConfig(Path path) {
    KafkaClientFile file =
        OptionValues.valid(command, "", () -> KafkaClientFile.read(path, CONFIG));
    file.warning().ifPresent(LOG::warn);
    return file.properties();
  }
}
