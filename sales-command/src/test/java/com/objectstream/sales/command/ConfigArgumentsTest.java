package com.objectstream.sales.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a {@code --config} file adds to what is typed. */
class ConfigArgumentsTest {
  private final RecordedCommands commands = new RecordedCommands();
  @TempDir private Path folder;

  @Test
  void takesDefaultsFromAFileThatServesSeveralCommands() throws IOException {
    String file = file("to=b:2", "count=7", "once=true", "topic=café", "partitions=4");

    assertThat(commands.run("send", "--config", file)).isZero();
    assertThat(commands.run("--config=" + file, "send", "--topic", "mine", "--once")).isZero();
    assertThat(commands.run("send", "--config", file, "--duration", "PT1S")).isZero();
    assertThat(commands.calls)
        .containsExactly(
            "b:2 café true count 7", "b:2 mine true count 7", "b:2 café true time Optional[PT1S]");
  }

  @Test
  void typedWinsInGroupsToo() throws IOException {
    String file = file("to=b:2", "count=7", "send.count=8");

    assertThat(commands.run("send", "--config", file, "--duration", "1s")).isZero();
    assertThat(commands.run("send", "--config", file, "--count=5")).isZero();
    assertThat(commands.run("send", "--config", file)).isZero();
    assertThat(commands.calls)
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

    assertThat(commands.run("send", "--config", file)).isZero();
    assertThat(
            commands.run(
                "send", "--config", file("dlq.send.to=d:4", "dlq.to=c:3", "to=b:2", "count=7")))
        .isZero();
    assertThat(commands.calls)
        .containsExactly(
            "c:3 item_sales false time Optional[PT2S]", "b:2 item_sales false count 7");
  }

  @Test
  void aKeyMayCarrySeveralCommands() throws IOException {
    assertThat(
            commands.run(
                "dlq", "send", "--config", file("dlq.send.to=d:4", "dlq.to=c:3", "count=7")))
        .isZero();
    assertThat(
            commands.run("dlq", "send", "--config", file("dlq.to=c:3", "send.to=e:5", "count=7")))
        .isZero();
    assertThat(commands.calls)
        .containsExactly("d:4 item_sales false count 7", "c:3 item_sales false count 7");
  }

  @Test
  void aProgramOfOneCommandTakesTheSameFile() throws IOException {
    String file = file("to=b:2", "send.to=c:3", "count=7", "fail.partitions=4");

    assertThat(commands.run(new CommandLine(commands.new Send()), "--config", file)).isZero();
    assertThat(commands.calls).containsExactly("c:3 item_sales false count 7");
    assertThat(commands.run(new CommandLine(commands.new Send()), "--config", file("send.tpoic=x")))
        .isEqualTo(2);
    assertThat(commands.err.toString()).contains("did you mean send.topic? ");
  }

  @Test
  void refusesAFileWithAKeyThatNoCommandKnows() throws IOException {
    String file = file("tpoic=item_sales");

    assertThat(commands.run("send", "--config", file)).isEqualTo(2);
    assertThat(commands.run("send", "--config", file("fail.topic=x"))).isEqualTo(2);
    assertThat(commands.err)
        .hasToString(
            "sales: "
                + file
                + " has the key 'tpoic', which is no option of any command: did you mean topic?"
                + " (see sales send --help)\n"
                + "sales: "
                + file
                + " has the key 'fail.topic', which is no option of any command: did you mean"
                + " dlq.topic or send.topic? (see sales send --help)\n");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThat(commands.run("send", "--config", "/no/such.properties")).isEqualTo(2);
    assertThat(commands.err)
        .hasToString(
            "sales: cannot read /no/such.properties given by --config: there is no such file"
                + " (see sales send --help)\n");
  }

  @Test
  void refusesAFlagInAFileThatIsNeitherTrueNorFalse() throws IOException {
    assertThat(commands.run("send", "--config", file("once=maybe"))).isEqualTo(2);
    assertThat(commands.err.toString()).contains("has once=maybe: write true or false");
  }

  private String file(String... lines) throws IOException {
    return Files.write(folder.resolve("sales.properties"), List.of(lines)).toString();
  }
}
