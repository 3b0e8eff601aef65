package com.objectstream.sales.it.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.objectstream.sales.it.pages.MarkdownPage.PageText;
import com.objectstream.sales.local.Sales;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * No page shows a command or an option that does not exist. {@link DocumentedCommandsIT} runs those
 * that one machine can run.
 */
class PageCommandsTest {
  /**
   * Of others, and the first words of CQL: known by name only, since they need what no test has (a
   * registry, a Kubernetes) or other tests run the like of them, as {@code SecuredCommandsIT}
   * grants what the lines of {@code kafka-acls.sh} say.
   */
  private static final Set<String> OTHERS =
      Set.of(
          "cd",
          "docker",
          "git",
          "grep",
          "java",
          "jcmd",
          "kafka-acls.sh",
          "kafka-consumer-groups.sh",
          "kafka-topics.sh",
          "kubectl",
          "spark-sql",
          "CREATE",
          "GRANT");

  private static final String SHORTHAND = "SALES";
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

  /** Of blocks, and of sentences and tables, where more than a name is told. */
  static Stream<ShellCommand> commands() {
    return Stream.concat(
        ShellCommand.blocks().flatMap(List::stream),
        MarkdownPage.all().stream().flatMap(PageCommandsTest::ofSpans));
  }

  /** A sentence leaves out what a command needs besides, and {@code bin/sales} as well. */
  private static Stream<ShellCommand> ofSpans(MarkdownPage page) {
    Set<String> commands = new CommandLine(new Sales()).getSubcommands().keySet();
    return page.spans().stream()
        .flatMap(span -> ShellCommand.in(span).stream())
        .filter(command -> command.words().size() > 1)
        .map(command -> commands.contains(command.program()) ? withProgram(command) : command)
        .filter(command -> isKnown(command.program()))
        .map(command -> command.isSales() ? more(command) : withShorthand(page, command));
  }

  private static ShellCommand withProgram(ShellCommand command) {
    return new ShellCommand(command.place(), List.of("bin/sales")).with(command.words());
  }

  private static ShellCommand more(ShellCommand command) {
    return command.with(
        Stream.concat(command.arguments().stream(), Stream.of(DocumentedCall.LEFT_OUT)).toList());
  }

  /** The word that stands for a block which begins with an option. */
  private static ShellCommand withShorthand(MarkdownPage page, ShellCommand command) {
    var words = new ArrayList<>(command.arguments());
    if (words.remove(SHORTHAND)) {
      page.blocks().stream()
          .filter(block -> block.text().startsWith("--"))
          .flatMap(block -> ShellCommand.in(block).stream())
          .forEach(block -> words.addAll(block.words()));
    }
    return command.with(words);
  }

  private static boolean isKnown(String program) {
    return program.endsWith("bin/sales")
        || List.of("mvn", "spark-submit").contains(program)
        || OTHERS.contains(program);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandExists(ShellCommand command) {
    assertThatCode(() -> check(command)).as(command.toString()).doesNotThrowAnyException();
  }

  /**
   * Builds and clusters are not started here: {@code ClusterIT} and {@code KubernetesManifestIT}
   * submit.
   */
  private static void check(ShellCommand command) {
    assertThat(command.program()).matches(PageCommandsTest::isKnown, "is a known program");
    if (command.isSales()) {
      command.call().parse();
    } else if (command.program().equals("spark-submit")) {
      new SparkSubmission(command.arguments()).parse();
    } else if (command.program().equals("mvn")) {
      new MavenCall(command.arguments()).check();
    }
  }

  @Test
  void anOptionInASentenceIsThatOfSomeCommand() {
    Set<String> known =
        Stream.concat(options(new CommandLine(new Sales())), SparkSubmission.OPTIONS.stream())
            .collect(Collectors.toSet());
    known.addAll(Set.of("--config", "--verbose", "--help", "--version"));

    assertThat(MarkdownPage.all().stream().flatMap(page -> page.spans().stream()))
        .filteredOn(span -> span.text().startsWith("--"))
        .isNotEmpty()
        .allSatisfy(
            span ->
                assertThat(OPTION.matcher(span.text()).results().map(MatchResult::group))
                    .as(span.place())
                    .isSubsetOf(known));
  }

  private static Stream<String> options(CommandLine command) {
    return Stream.concat(
        command.getCommandSpec().optionsMap().keySet().stream(),
        command.getSubcommands().values().stream().flatMap(PageCommandsTest::options));
  }

  @Test
  void aShellTakesEachBlockAsItStands() throws IOException {
    List<PageText> blocks =
        MarkdownPage.all().stream()
            .flatMap(page -> page.blocks().stream())
            .filter(ShellCommand::isShell)
            .toList();
    Process shell = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
    try (var script = shell.outputWriter(UTF_8)) {
      for (PageText block : blocks) {
        script.write("# " + block.place() + "\n" + block.text() + "\n");
      }
    }

    assertThat(shell.inputReader(UTF_8).lines()).isEmpty();
  }
}
