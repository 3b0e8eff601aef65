package com.objectstream.sales.command;

import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.connection.HostPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How Cassandra is reached, on every command line that needs it. */
public final class CassandraConnectionOptions {
  private static final String CONFIG = "--cassandra-config";

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--cassandra",
      required = true,
      split = ",",
      paramLabel = "HOST:PORT",
      hideParamSyntax = true,
      description = "Cassandra nodes to ask first, several with commas")
  private List<HostPort> nodes;

  @Option(
      names = CONFIG,
      paramLabel = "FILE",
      description =
          "configuration file of the Cassandra Java driver, such as its security; by default none")
  private Optional<Path> config;

  /**
   * The options as a value.
   *
   * @param reader that understands a configuration file, or says in an {@link
   *     IllegalArgumentException} why it does not
   * @throws ParameterException if the configuration file cannot be read
   */
  public CassandraConnection connection(Consumer<CassandraConnection> reader) {
    return OptionValues.valid(
        command,
        "",
        () -> {
          config.ifPresent(file -> OptionFile.read(file, CONFIG));
          var connection = new CassandraConnection(nodes, config);
          reader.accept(connection);
          return connection;
        });
  }
}
