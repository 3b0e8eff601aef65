package com.objectstream.sales.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.SalesCommandLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DlqCommandTest {
  private static final String NOBODY = "127.0.0.1:1";

  @ParameterizedTest
  @ValueSource(strings = {"item_sales", "item_sales_replayed"})
  void refusesToSendRejectsAmongTheRejects(String topic) {
    assertThat(refusal("replay", "--dlq-topic", "item_sales", "--topic", topic))
        .isEqualTo(
            "rejects of topic item_sales cannot be sent to topic %s: it holds rejects, or the notes on them"
                .formatted(topic));
  }

  @ParameterizedTest
  @CsvSource({
    "replay, --limit, 0",
    "replay, --max-attempts, 0",
    "list, --limit, 0",
    "list, --retry-deadline, 5",
    "replay, --retry-deadline, -5s",
    "list, --reason, NO CODE",
    "replay, --reason, '',''",
    "list, --from-partition, -1",
    "replay, --from-offset, -1"
  })
  void refusesAnOptionThatMakesNoSense(String command, String option, String value) {
    assertThat(refusal(command, option + "=" + value)).contains(option).contains(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "replay"})
  void refusesATimeThatIsNone(String command) {
    String end = "2018-06-29T20:45:00Z";

    assertThat(refusal(command, "--since", end, "--until", end))
        .isEqualTo("the time from %s to %1$s is none: give a later --until".formatted(end));
  }

  @Test
  void refusesToSendRejectsOfAnotherTopicThanThatTheyGoTo() {
    assertThat(refusal("replay", "--from-topic", "returns"))
        .isEqualTo("rejects of topic returns are sent to topic returns alone: give it as --topic");
  }

  @Test
  void namesTheCodesToOneWhoGivesNone() {
    assertThat(refusal("list", "--reason", "WRONG_TYPE,MISSING_FIELD"))
        .startsWith("--reason WRONG_TYPE,MISSING_FIELD is no code: give one of INVALID_UTF8, ");
  }

  @Test
  void takesAnyReason() {
    Run run = run("list", "--reason", "MY_OWN_RULE");

    assertThat(run.status).isOne(); // as there is no Kafka
    assertThat(run.stderr).contains("no Kafka broker answers at " + NOBODY);
  }

  /** The one line of wrong usage, without what goes around it. */
  private static String refusal(String... arguments) {
    Run run = run(arguments);
    assertThat(run.status).as(run.stderr).isEqualTo(2);
    assertThat(run.stderr.lines()).hasSize(1);
    return run.stderr.replaceFirst("^sales: ", "").replaceFirst(" \\(see .*\\)\\R$", "");
  }

  private static Run run(String... arguments) {
    var err = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(err, true, UTF_8));
    try {
      int status =
          SalesCommandLine.run(
              new Sales(),
              Stream.of(List.of("dlq"), List.of(arguments), List.of("--bootstrap-servers", NOBODY))
                  .flatMap(List::stream)
                  .toArray(String[]::new));
      return new Run(status, err.toString(UTF_8));
    } finally {
      System.setErr(before);
    }
  }

  private record Run(int status, String stderr) {}
}
