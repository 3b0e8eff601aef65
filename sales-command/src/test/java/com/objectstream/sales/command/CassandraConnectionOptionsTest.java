package com.objectstream.sales.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.connection.HostPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class CassandraConnectionOptionsTest {
  private final StringWriter err = new StringWriter();
  private final Ask ask = new Ask();
  @TempDir private Path folder;

  @Command(name = "ask")
  private static final class Ask implements Runnable {
    @Mixin private CassandraConnectionOptions cassandra;
    private CassandraConnection connection;

    private static void read(CassandraConnection connection) {
      if (!connection.driverConfigFile().isEmpty()) {
        throw new IllegalArgumentException("its line 7 cannot be understood");
      }
    }

    @Override
    public void run() {
      connection = cassandra.connection(Ask::read);
    }
  }

  @Test
  void takesSeveralNodesAndAddressesInBrackets() {
    assertThat(run("--cassandra", "[::1]:9142,shop:9042", "--cassandra", "127.0.0.1:9043"))
        .isZero();
    assertThat(ask.connection)
        .isEqualTo(
            new CassandraConnection(
                List.of(
                    new HostPort("::1", 9142),
                    new HostPort("shop", 9042),
                    new HostPort("127.0.0.1", 9043)),
                Optional.empty()))
        .hasToString("[::1]:9142,shop:9042,127.0.0.1:9043");
  }

  @ParameterizedTest
  @ValueSource(strings = {"::1:9142", "shop", "shop:9042,other", "shop:0", "a b:1"})
  void namesANodeOfAnotherForm(String nodes) {
    assertThat(run("--cassandra", nodes)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("sales: invalid value for option '--cassandra'")
        .hasLineCount(1);
  }

  @Test
  void refusesAFileThatCannotBeReadAsWrongUsage() {
    assertThat(run("--cassandra", "shop:9042", "--cassandra-config", folder.toString()))
        .isEqualTo(2);
    assertThat(err)
        .hasToString(
            "sales: cannot read %s given by --cassandra-config: it is a directory (see ask --help)\n"
                .formatted(folder));
  }

  @Test
  void refusesAFileThatIsNotUnderstoodAsWrongUsage() throws IOException {
    Path file = Files.createFile(folder.resolve("driver.conf"));

    assertThat(run("--cassandra", "shop:9042", "--cassandra-config", file.toString())).isEqualTo(2);
    assertThat(err).hasToString("sales: its line 7 cannot be understood (see ask --help)\n");
  }

  private int run(String... args) {
    return SalesCommandLine.run(new CommandLine(ask).setErr(new PrintWriter(err)), args);
  }
}
