package com.objectstream.sales.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static picocli.CommandLine.Help.Visibility.NEVER;

import com.objectstream.sales.command.SalesCommandLine;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code --help} says is alike for all commands. */
class HelpTest {
  private static final Set<String> COMMON = Set.of("--config", "--verbose", "--help", "--version");
  private static final Set<String> CAPITALS = Set.of("Cassandra", "Java", "Kafka", "N");

  /** With all that they get before they are run. */
  static Stream<CommandLine> commands() {
    return withSubcommands(SalesCommandLine.of(new Sales()));
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
  @MethodSource("commands")
  void aLineOrTwoSayHowItIsCalled(CommandLine command) {
    String usage = command.getUsageMessage();
    String described = command.getCommandSpec().usageMessage().description()[0];
    List<String> called =
        usage.substring(0, usage.indexOf(described.substring(0, 20))).lines().toList();
    assertThat(called).hasSizeBetween(1, 2).allMatch(line -> line.length() <= 100);
    assertThat(called.get(0))
        .startsWith("Usage: " + command.getCommandSpec().qualifiedName() + " ");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void noWordIsTornApart(CommandLine command) {
    List<String> shown = List.of(command.getUsageMessage().split("\\s+"));
    for (OptionSpec option : command.getCommandSpec().options()) {
      assertThat(shown)
          .containsAll(
              Stream.of(String.join(" ", option.description()).split("\\s+"))
                  .filter(word -> !word.startsWith("$")) // stands for others
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theOptionsOfTheCommandItselfComeFirst(CommandLine command) {
    boolean hasOwn =
        command.getCommandSpec().options().stream()
            .anyMatch(option -> !COMMON.contains(option.longestName()));
    assertThat(command.getCommandSpec().usageMessage().sortOptions()).isEqualTo(!hasOwn);
  }

  @Test
  void aWordThatIsNoneOfAFewIsAnsweredWithThemAsTheyAreTyped() {
    assertRefused(
        "--contenders' (NAME): 'Sale' is not one of article, connector, sales, ceiling",
        "bench --contenders Sale");
    assertRefused("--by': 'shop' is not one of store, item, day", "totals show --by shop");
  }

  private static void assertRefused(String message, String call) {
    assertThatThrownBy(() -> SalesCommandLine.arguments(new Sales(), List.of(call.split(" "))))
        .hasMessage("Invalid value for option '%s".formatted(message));
  }

  @ParameterizedTest
  @MethodSource("options")
  void aDefaultIsShownAsItIsTyped(OptionSpec option) {
    if (option.auxiliaryTypes()[0].isEnum()) {
      String shown = String.valueOf(option.defaultValueString(true));
      assertThat(shown).isEqualTo(shown.toLowerCase(Locale.ROOT));
    }
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
