package com.objectstream.sales.command;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The values of an enum as they are typed, in lower case with dashes: {@code deploy-mode}. Read in
 * any case, and shown in this one wherever they are shown.
 */
final class EnumWords<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  private EnumWords(Class<E> type) {
    this.type = type;
  }

  /** Has the enums among the option values of a command, and of those below it, read so. */
  static void register(CommandLine command) {
    command.getCommandSpec().options().stream()
        .map(option -> option.auxiliaryTypes()[0])
        .filter(Class::isEnum)
        .forEach(type -> register(command, type));
    command.getSubcommands().values().forEach(EnumWords::register);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an enum is one of itself
  private static void register(CommandLine command, Class<?> type) {
    command.registerConverter(type, new EnumWords(type));
  }

  /** The word for a value. */
  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public E convert(String text) {
    return Stream.of(type.getEnumConstants())
        .filter(value -> of(value).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("'%s' is not one of %s".formatted(text, words())));
  }

  private String words() {
    return Stream.of(type.getEnumConstants()).map(EnumWords::of).collect(joining(", "));
  }
}
