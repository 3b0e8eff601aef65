package com.objectstream.sales.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a command writes is the same in a JVM of any locale and encoding, as on a cluster. */
class AnyLocaleTest {
  @Test
  void writesAsciiDigitsAndUtf8() throws Exception {
    Process said = start("-Duser.language=ar", "-Duser.country=EG", "-Dfile.encoding=US-ASCII");

    assertThat(
            new String(said.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .filter(line -> !line.startsWith("SLF4J")))
        .containsExactly("LIMIT 20 Café №1", "sales: 1,234 of Café №1");
    assertThat(said.waitFor()).isEqualTo(1);
  }

  private static Process start(String... options) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Say.class.getName()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  @Command(name = "say")
  static final class Say implements Runnable {
    @Spec private CommandSpec spec;

    public static void main(String[] args) {
      System.exit(SalesCommandLine.run(new Say(), args));
    }

    @Override
    public void run() {
      spec.commandLine().getOut().println("LIMIT %d Café №1".formatted(20));
      spec.commandLine().getOut().flush();
      throw new IllegalStateException("%,d of Café №1".formatted(1_234));
    }
  }
}
