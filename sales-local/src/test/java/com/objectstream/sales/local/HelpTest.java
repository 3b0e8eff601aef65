package com.objectstream.sales.local;

import static org.assertj.core.api.Assertions.assertThat;
import static picocli.CommandLine.Help.Visibility.NEVER;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code --help} says is alike for all commands. */
class HelpTest {
  private static final Set<String> CAPITALS = Set.of("Cassandra", "Java", "Kafka", "N");

  static Stream<CommandLine> commands() {
    return withSubcommands(new CommandLine(new Sales()));
  }

  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(HelpTest::withSubcommands));
  }

  static Stream<OptionSpec> options() {
    return commands().flatMap(command -> command.getCommandSpec().options().stream());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandIsASentence(CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().description())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).matches("[A-Z].*\\."));
  }

  @ParameterizedTest
  @MethodSource("options")
  void anOptionIsAPhrase(OptionSpec option) {
    assertThat(option.description()).isNotEmpty();
    String text = String.join(" ", option.description());
    assertThat(text).doesNotEndWith(".");
    assertThat(Character.isLowerCase(text.charAt(0)) || CAPITALS.contains(text.split("\\W")[0]))
        .as(text)
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("options")
  void anOptionNamesItsValueAndDefault(OptionSpec option) {
    if (option.arity().max() == 0) {
      return; // a flag is off by default
    }
    assertThat(option.paramLabel()).doesNotContain("<");
    String told = String.join(" ", option.description());
    boolean shown = option.defaultValueString(true) != null && option.showDefaultValue() != NEVER;
    boolean inGroup = option.group() != null;
    assertThat(option.required() || inGroup || shown || told.contains("default"))
        .as("default of " + option)
        .isTrue();
  }
}
