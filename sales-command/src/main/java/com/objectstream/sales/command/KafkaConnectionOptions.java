package com.objectstream.sales.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How Kafka is reached, on every command line that needs it. */
public final class KafkaConnectionOptions {
  private static final String CONFIG = "--kafka-config";

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Kafka brokers to ask first, several with commas")
  private String bootstrapServers;

  @Option(
      names = CONFIG,
      paramLabel = "FILE",
      description = "properties of the Kafka client, such as its security")
  private Optional<Path> config;

  /**
   * The options as a value.
   *
   * @throws ParameterException if the file of properties cannot be read
   */
  public KafkaConnection connection() {
    return new KafkaConnection(bootstrapServers, config.map(this::read).orElse(Map.of()));
  }

  private Map<String, String> read(Path file) {
    try {
      return PropertiesFile.read(file, CONFIG);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
