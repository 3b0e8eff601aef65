package com.objectstream.sales.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SalesCommandLineTest {
  private final RecordedCommands commands = new RecordedCommands();

  @Test
  void runsACommandAndReturnsZero() {
    assertThat(commands.run("send", "--to", "a:1", "--count", "5")).isZero();
    assertThat(commands.calls).containsExactly("a:1 item_sales false count 5");
  }

  @Test
  void tellsAFailureInOneLineAndReturnsOne() {
    assertThat(commands.run("fail")).isEqualTo(1);
    assertThat(commands.err).hasToString("sales: broker is down: start it\n");
  }

  @Test
  void showsTheStackTraceWhenAsked() {
    assertThat(commands.run("fail", "--verbose")).isEqualTo(1);
    assertThat(commands.err.toString())
        .startsWith("sales: broker is down: start it\n")
        .contains("\tat " + RecordedCommands.Fail.class.getName());
  }

  @Test
  void tellsAnErrorOfTheMachineLikeAFailure() {
    assertThat(commands.run("fail", "--error")).isEqualTo(1);
    assertThat(commands.err).hasToString("sales: NoClassDefFoundError: com/shop/Missing\n");
  }

  @Test
  void namesTheOptionOfWrongUsageAndReturnsTwo() {
    assertThat(commands.run("fail", "--partitions", "many")).isEqualTo(2);
    assertThat(commands.run("fail", "--day", "29.6.2018")).isEqualTo(2);
    assertThat(commands.run("send", "--count", "1", "--to", "shop")).isEqualTo(2);
    assertThat(commands.run("send", "--count", "1")).isEqualTo(2);
    assertThat(commands.run("send", "--count", "1", "--to=a:1", "--topic=")).isEqualTo(2);
    assertThat(commands.err.toString().lines())
        .containsExactly(
            "sales: invalid value for option '--partitions': 'many' is not a whole number"
                + " (see sales fail --help)",
            "sales: invalid value for option '--day': '29.6.2018' is not a day, for example"
                + " 2018-06-29 (see sales fail --help)",
            "sales: invalid value for option '--to': 'shop' is not HOST:PORT, for example"
                + " 127.0.0.1:9042 or [::1]:9042 (see sales send --help)",
            "sales: missing required option: '--to=<to>' (see sales send --help)",
            "sales: invalid value for option '--topic': it is empty: give a value, or leave the"
                + " option out (see sales send --help)");
  }

  @Test
  void namesTheSlipAndNotTheOptionThatIsMissingForIt() {
    assertThat(commands.run("send", "--count", "1", "--ot", "shop:1")).isEqualTo(2);
    assertThat(commands.run("send", "--count", "1", "--too=shop:1")).isEqualTo(2);
    assertThat(commands.err.toString().lines())
        .containsExactly(
            "sales: unknown option --ot: did you mean --to? (see sales send --help)",
            "sales: unknown option --too=shop:1: did you mean --to? (see sales send --help)");
  }

  @Test
  void namesTheCommandsWhenNoneIsGiven() {
    assertThat(
            commands.run(
                new CommandLine(new RecordedCommands.Group()).addSubcommand(commands.new Send())))
        .isEqualTo(2);
    assertThat(commands.err)
        .hasToString("sales: which command? Give one of send (see group --help)\n");
  }

  @Test
  void namesWhatIsNearToAWordItDoesNotKnow() {
    assertThat(commands.run("sned")).isEqualTo(2);
    assertThat(commands.run("zzzzzzzz")).isEqualTo(2);
    assertThat(commands.run("fail", "--partition=3")).isEqualTo(2);
    assertThat(commands.err.toString().lines())
        .containsExactly(
            "sales: unknown command 'sned': did you mean send? (see sales --help)",
            "sales: unknown command 'zzzzzzzz': the commands are send, fail, dlq (see sales --help)",
            "sales: unknown option --partition=3: did you mean --partitions?"
                + " (see sales fail --help)");
  }

  @Test
  void showsEveryOptionWithItsDefault() {
    assertThat(commands.run("send", "--help")).isZero();
    assertThat(commands.out.toString())
        .startsWith(
            "Usage: sales send --to=<to> (--count=<count> | --duration=<duration>) [OPTIONS]\n")
        .contains("--config=FILE", "--verbose", "Default: item_sales");
  }
}
