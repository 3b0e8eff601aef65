package com.objectstream.sales.job.source;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where Kafka is, on the command line. */
public final class KafkaOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Kafka brokers to ask first, several with commas")
  private String bootstrapServers;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "properties of the Kafka client, such as its security")
  private Optional<Path> kafkaConfig;

  /**
   * A topic there.
   *
   * @throws ParameterException if the file of properties cannot be read
   */
  public KafkaSource topic(String name) {
    return new KafkaSource(
        bootstrapServers,
        name,
        kafkaConfig.map(this::properties).orElse(Map.of()),
        KafkaSource.DEFAULT_MAX_RECORDS);
  }

  private Map<String, String> properties(Path file) {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ParameterException(
          command.commandLine(), "--kafka-config: cannot read %s".formatted(file), e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }
}
