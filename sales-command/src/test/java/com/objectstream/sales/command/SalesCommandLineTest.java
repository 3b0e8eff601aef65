package com.objectstream.sales.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.connection.HostPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class SalesCommandLineTest {
  private final List<String> calls = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @Command(name = "group")
  private static final class Group {}

  @Command(name = "sales")
  private static final class Root implements Runnable {
    @Override
    public void run() {}
  }

  @Command(name = "send")
  private final class Send implements Runnable {
    @Option(names = "--to", required = true)
    private HostPort to;

    @Option(names = "--topic", defaultValue = "item_sales")
    private String topic;

    @Option(names = "--once")
    private boolean once;

    @ArgGroup(multiplicity = "1")
    private Until until;

    private static final class Until {
      @Option(names = "--count")
      private Optional<Long> count;

      @Option(names = "--duration")
      private Optional<Duration> duration;
    }

    @Override
    public void run() {
      var length = until.count.map(n -> "count " + n).orElseGet(() -> "time " + until.duration);
      calls.add("%s %s %s %s".formatted(to, topic, once, length));
    }
  }

  @Command(name = "fail")
  private static final class Fail implements Runnable {
    @Option(names = "--partitions")
    private int partitions;

    @Option(names = "--day")
    private LocalDate day;

    @Option(names = "--error")
    private boolean error;

    @Override
    public void run() {
      if (error) {
        throw new NoClassDefFoundError("com/shop/Missing");
      }
      throw new IllegalStateException("broker is down:\nstart it");
    }
  }

  @Test
  void runsACommandAndReturnsZero() {
    assertThat(run("send", "--to", "a:1", "--count", "5")).isZero();
    assertThat(calls).containsExactly("a:1 item_sales false count 5");
  }

  @Test
  void tellsAFailureInOneLineAndReturnsOne() {
    assertThat(run("fail")).isEqualTo(1);
    assertThat(err).hasToString("sales: broker is down: start it\n");
  }

  @Test
  void showsTheStackTraceWhenAsked() {
    assertThat(run("fail", "--verbose")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("sales: broker is down: start it\n")
        .contains("\tat " + Fail.class.getName());
  }

  @Test
  void tellsAnErrorOfTheMachineLikeAFailure() {
    assertThat(run("fail", "--error")).isEqualTo(1);
    assertThat(err).hasToString("sales: NoClassDefFoundError: com/shop/Missing\n");
  }

  @Test
  void namesTheOptionOfWrongUsageAndReturnsTwo() {
    assertThat(run("fail", "--partitions", "many")).isEqualTo(2);
    assertThat(run("fail", "--day", "29.6.2018")).isEqualTo(2);
    assertThat(run("send", "--count", "1", "--to", "shop")).isEqualTo(2);
    assertThat(run("send", "--count", "1")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "sales: Invalid value for option '--partitions': 'many' is not a whole number"
                + " (see sales fail --help)",
            "sales: Invalid value for option '--day': '29.6.2018' is not a day, for example"
                + " 2018-06-29 (see sales fail --help)",
            "sales: Invalid value for option '--to': 'shop' is not HOST:PORT, for example"
                + " 127.0.0.1:9042 or [::1]:9042 (see sales send --help)",
            "sales: Missing required option: '--to=<to>' (see sales send --help)");
  }

  @Test
  void namesTheSlipAndNotTheOptionThatIsMissingForIt() {
    assertThat(run("send", "--count", "1", "--ot", "shop:1")).isEqualTo(2);
    assertThat(run("send", "--count", "1", "--too=shop:1")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "sales: unknown option --ot: did you mean --to? (see sales send --help)",
            "sales: unknown option --too=shop:1: did you mean --to? (see sales send --help)");
  }

  @Test
  void namesTheCommandsWhenNoneIsGiven() {
    assertThat(run(new CommandLine(new Group()).addSubcommand(new Send()))).isEqualTo(2);
    assertThat(err).hasToString("sales: which command? Give one of send (see group --help)\n");
  }

  @Test
  void namesWhatIsNearToAWordItDoesNotKnow() {
    assertThat(run("sned")).isEqualTo(2);
    assertThat(run("zzzzzzzz")).isEqualTo(2);
    assertThat(run("fail", "--partition=3")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "sales: unknown command 'sned': did you mean send? (see sales --help)",
            "sales: unknown command 'zzzzzzzz': the commands are send, fail, dlq (see sales --help)",
            "sales: unknown option --partition=3: did you mean --partitions?"
                + " (see sales fail --help)");
  }

  @Test
  void showsEveryOptionWithItsDefault() {
    assertThat(run("send", "--help")).isZero();
    assertThat(out.toString()).contains("--config=FILE", "--verbose", "Default: item_sales");
  }

  @Test
  void takesDefaultsFromAFileThatServesSeveralCommands() throws IOException {
    String file = file("to=b:2", "count=7", "once=true", "topic=café", "partitions=4");

    assertThat(run("send", "--config", file)).isZero();
    assertThat(run("--config=" + file, "send", "--topic", "mine", "--once")).isZero();
    assertThat(run("send", "--config", file, "--duration", "PT1S")).isZero();
    assertThat(calls)
        .containsExactly(
            "b:2 café true count 7", "b:2 mine true count 7", "b:2 café true time Optional[PT1S]");
  }

  @Test
  void typedWinsInGroupsToo() throws IOException {
    String file = file("to=b:2", "count=7", "send.count=8");

    assertThat(run("send", "--config", file, "--duration", "1s")).isZero();
    assertThat(run("send", "--config", file, "--count=5")).isZero();
    assertThat(run("send", "--config", file)).isZero();
    assertThat(calls)
        .containsExactly(
            "b:2 item_sales false time Optional[PT1S]",
            "b:2 item_sales false count 5",
            "b:2 item_sales false count 8");
  }

  @Test
  void aKeyWithItsCommandWinsOverThePlainKey() throws IOException {
    String file =
        file(
            "to=b:2", "send.to=c:3", "count=7", "send.duration=2s", "once=true", "send.once=false");

    assertThat(run("send", "--config", file)).isZero();
    assertThat(run("send", "--config", file("dlq.send.to=d:4", "dlq.to=c:3", "to=b:2", "count=7")))
        .isZero();
    assertThat(calls)
        .containsExactly(
            "c:3 item_sales false time Optional[PT2S]", "b:2 item_sales false count 7");
  }

  @Test
  void aKeyMayCarrySeveralCommands() throws IOException {
    assertThat(run("dlq", "send", "--config", file("dlq.send.to=d:4", "dlq.to=c:3", "count=7")))
        .isZero();
    assertThat(run("dlq", "send", "--config", file("dlq.to=c:3", "send.to=e:5", "count=7")))
        .isZero();
    assertThat(calls)
        .containsExactly("d:4 item_sales false count 7", "c:3 item_sales false count 7");
  }

  @Test
  void aProgramOfOneCommandTakesTheSameFile() throws IOException {
    String file = file("to=b:2", "send.to=c:3", "count=7", "fail.partitions=4");

    assertThat(run(new CommandLine(new Send()), "--config", file)).isZero();
    assertThat(calls).containsExactly("c:3 item_sales false count 7");
    assertThat(run(new CommandLine(new Send()), "--config", file("send.tpoic=x"))).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean send.topic or ");
  }

  @Test
  void refusesAFileWithAKeyThatNoCommandKnows() throws IOException {
    String file = file("tpoic=item_sales");

    assertThat(run("send", "--config", file)).isEqualTo(2);
    assertThat(run("send", "--config", file("fail.topic=x"))).isEqualTo(2);
    assertThat(err)
        .hasToString(
            "sales: "
                + file
                + " has the key 'tpoic', which is no option of any command: did you mean topic?"
                + " (see sales --help)\n"
                + "sales: "
                + file
                + " has the key 'fail.topic', which is no option of any command: did you mean"
                + " dlq.topic or send.topic or fail.day? (see sales --help)\n");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThat(run("send", "--config", "/no/such.properties")).isEqualTo(2);
    assertThat(err)
        .hasToString(
            "sales: cannot read /no/such.properties given by --config: there is no such file"
                + " (see sales --help)\n");
  }

  @Test
  void refusesAFlagInAFileThatIsNeitherTrueNorFalse() throws IOException {
    assertThat(run("send", "--config", file("once=maybe"))).isEqualTo(2);
    assertThat(err.toString()).contains("has once=maybe: write true or false");
  }

  private String file(String... lines) throws IOException {
    return Files.write(folder.resolve("sales.properties"), List.of(lines)).toString();
  }

  private int run(String... args) {
    var dlq = new CommandLine(new Root()).setCommandName("dlq").addSubcommand(new Send());
    var line = new CommandLine(new Root());
    line.addSubcommand(new Send()).addSubcommand(new Fail()).addSubcommand("dlq", dlq);
    return run(line, args);
  }

  private int run(CommandLine line, String... args) {
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return SalesCommandLine.run(line, args);
  }
}
