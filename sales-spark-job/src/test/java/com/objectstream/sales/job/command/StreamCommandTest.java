package com.objectstream.sales.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.SalesCommandLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --cassandra h:1                                                     | --bootstrap-servers
          --bootstrap-servers h:1                                             | --cassandra
          --bootstrap-servers h:1 --cassandra nowhere                         | nowhere
          --bootstrap-servers h:1,nowhere --cassandra h:1                     | 'nowhere' is not HOST:PORT
          --bootstrap-servers h:1 --cassandra h:1 --dlq-topic item_sales      | --dlq-topic and --topic are both item_sales: give --dlq-topic another
          --bootstrap-servers h:1 --cassandra h:1 --publish-topic item_sales  | --publish-topic and --topic are both item_sales: give --publish-topic another
          --bootstrap-servers h:1 --cassandra h:1 --publish-topic item_sales_dlq | --publish-topic and --dlq-topic are both item_sales_dlq
          --bootstrap-servers h:1 --cassandra h:1 --cassandra-config pom.xml  | line 1 of pom.xml: not in the form of HOCON or JSON
          --bootstrap-servers h:1 --cassandra h:1 --zone Mars/Olympus         | 'Mars/Olympus' is not a time zone, for example Europe/Paris
          --bootstrap-servers h:1 --cassandra h:1 --trigger often             | --trigger
          --bootstrap-servers h:1 --cassandra h:1 --trigger 1                 | '1' has no unit
          --bootstrap-servers h:1 --cassandra h:1 --trigger -1s               | '-1s' is negative
          --bootstrap-servers h:1 --cassandra h:1 --retry-deadline 120        | '120' has no unit
          --bootstrap-servers h:1 --cassandra h:1 --retry-deadline PT-5S      | 'PT-5S' is negative
          --bootstrap-servers h:1 --cassandra h:1 --in-flight 0               | --in-flight is 0
          --bootstrap-servers h:1 --cassandra h:1 --batch-rows -5             | --batch-rows is -5
          --bootstrap-servers h:1 --cassandra h:1 --max-item-sold -1          | --max-item-sold is -1: give at least 0
          --bootstrap-servers h:1 --cassandra h:1 --max-item-sold many        | --max-item-sold
          --bootstrap-servers h:1 --cassandra h:1 --stores not-there          | cannot read not-there given by --stores: there is no such file
          --bootstrap-servers h:1 --cassandra h:1 --stores src                | it is a directory
          --bootstrap-servers h:1 --cassandra h:1 --stores /dev/null          | --stores /dev/null has no line: give a store_id a line
          --bootstrap-servers h:1 --cassandra h:1 --kafka-config not-there    | not-there
          --bootstrap-servers h:1 --cassandra h:1 --cassandra-config not-there| not-there
          --bootstrap-servers h:1 --cassandra h:1 --kafka-config src          | it is a directory
          --bootstrap-servers h:1 --cassandra h:1 --cassandra-config src      | it is a directory
          --bootstrap-servers h:1 --cassandra h:1 --config src                | it is a directory
          --bootstrap-servers h:1 --cassandra [::1]:9142,other                | other
          --bootstrap-servers h:1 --cassandra h:1 --tabel t                   | --tabel
          --bootstrap-servers h:1 --cassandra h:1 --metrics-port 65536        | --metrics-port: port 65536
          --bootstrap-servers h:1 --cassandra h:1 --page-port often           | --page-port
          --bootstrap-servers h:1 --cassandra h:1 --page-port 1 --page-host 0.0.0.0 | --page-password-file
          --bootstrap-servers h:1 --cassandra h:1 --page-port 1 --page-host no.such.host.invalid | --page-password-file
          --bootstrap-servers h:1 --cassandra h:1 --page-port 1 --page-password-file not-there | there is no such file
          --bootstrap-servers h:1 --cassandra h:1 --page-port 1 --metrics-port 1 | --metrics-port and --page-port
          --bootstrap-servers h:1 --cassandra h:1 --log-format xml            | --log-format
          --bootstrap-servers h:1 --cassandra h:1 --from-time 2h              | --from-time needs --once
          --bootstrap-servers h:1 --cassandra h:1 --once --to-time 2h         | --to-time needs --from-time
          --bootstrap-servers h:1 --cassandra h:1 --once --from-time +10000-01-01T00:00:00Z | is after the year 9999
          --bootstrap-servers h:1 --cassandra h:1 --once --from-time 1h --to-time 2h | has no time in it
          """)
  void refusesWrongUsageInOneLineThatNamesIt(String arguments, String named) {
    var stderr = new ByteArrayOutputStream();
    PrintStream console = System.err;
    System.setErr(new PrintStream(stderr, true, StandardCharsets.UTF_8));
    int status;
    try {
      status = SalesCommandLine.run(new StreamCommand(), arguments.strip().split("\\s+"));
    } finally {
      System.setErr(console);
    }

    assertThat(status).isEqualTo(2);
    assertThat(stderr.toString(StandardCharsets.UTF_8)).contains(named).hasLineCount(1);
  }
}
