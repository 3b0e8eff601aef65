package com.objectstream.sales.command;

import com.objectstream.sales.command.connection.HostPort;
import com.objectstream.sales.command.failure.FailureLine;
import com.objectstream.sales.command.process.StopSignal;
import com.objectstream.sales.command.process.UnaskedEnd;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * Runs a picocli command by the rules that all commands share:
 *
 * <ul>
 *   <li>{@code --config FILE}, {@code --verbose} and {@code --help} belong to it and to each of its
 *       subcommands, {@code --version} to it alone, and {@code --help} shows defaults;
 *   <li>exit status 0 is done; 1 is failed, with one line on stderr that begins with {@code sales:}
 *       and the stack trace only with {@code --verbose}; 2 is wrong usage, with one line that names
 *       the option;
 *   <li>a {@code System.exit} inside of a library is such a failure too, and so are results that
 *       standard output did not take;
 *   <li>a signal that asks the process to stop ends it with status 0, see {@link StopSignal}.
 * </ul>
 *
 * Text is UTF-8 and digits are ASCII, whatever the locale. A command is a {@code Callable<Integer>}
 * or a {@code Runnable}. It throws what it likes, with a message that says what happened, to what,
 * and what to do; {@link ParameterException} is for options that do not fit.
 */
public final class SalesCommandLine {
  private static final int FAILED = 1;
  private static final int WIDTH = 100;

  private SalesCommandLine() {}

  /** Runs the command, or the subcommand that the arguments name, and returns the exit status. */
  public static int run(Object command, String... args) {
    StopSignal stop = StopSignal.install();
    PrintStream out = System.out;
    CommandLine root = new CommandLine(command).setOut(utf8(out)).setErr(utf8(System.err));
    try {
      int status = run(root, args);
      Optional<String> lost = status == 0 ? LostResults.of(out) : Optional.empty();
      return lost.map(line -> fail(root, line)).orElse(status);
    } finally {
      stop.close();
    }
  }

  /**
   * The arguments of a call without its {@code --config}, but with what that file stands for: for
   * another process, which may not reach the file. Nothing is run.
   *
   * @throws ParameterException if the command would refuse them as wrong usage
   */
  public static List<String> arguments(Object command, List<String> args) {
    CommandLine root = of(command);
    String[] all = ConfigArguments.withConfig(root, args.toArray(String[]::new));
    root.parseArgs(all);
    return ConfigArguments.withoutConfig(all);
  }

  /** The command with all that {@link #run} gives it, to be looked at: nothing is run. */
  public static CommandLine of(Object command) {
    var root = new CommandLine(command);
    prepare(root);
    return root;
  }

  static int run(CommandLine root, String... args) {
    // Digits, dates and letters are those that machines read, in libraries too
    Locale.setDefault(Locale.ROOT);
    prepare(root);
    String[] arguments;
    try {
      arguments = ConfigArguments.withConfig(root, args);
    } catch (ParameterException e) {
      return new UsageError().handleParseException(e, args);
    }
    boolean verbose = List.of(arguments).contains(CommonOptions.VERBOSE);
    root.setExecutionExceptionHandler((failure, at, parsed) -> fail(root, failure, verbose));
    UnaskedEnd unasked = UnaskedEnd.watch(root.getErr());
    try {
      return root.execute(arguments);
    } catch (Error e) { // picocli passes these on: a missing class must not look like a crash
      return fail(root, e, verbose);
    } finally {
      unasked.returned();
    }
  }

  private static void prepare(CommandLine root) {
    addCommonOptions(root);
    addVersion(root.getCommandSpec());
    root.registerConverter(HostPort.class, SalesCommandLine::hostPort);
    root.registerConverter(Duration.class, new DurationConverter());
    root.registerConverter(
        LocalDate.class, text -> time(text, LocalDate::parse, "a day, for example 2018-06-29"));
    root.registerConverter(
        ZoneId.class, text -> time(text, ZoneId::of, "a time zone, for example Europe/Paris"));
    root.registerConverter(String.class, SalesCommandLine::given);
    root.registerConverter(Path.class, path -> Path.of(given(path)));
    EnumWords.register(root);
    root.setParameterExceptionHandler(new UsageError());
    root.setUsageHelpWidth(WIDTH);
    Synopsis.set(root, WIDTH);
  }

  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static void addCommonOptions(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.addMixin("common", CommandSpec.forAnnotatedObject(new CommonOptions()));
    spec.usageMessage().showDefaultValues(true);
    command.getSubcommands().values().forEach(SalesCommandLine::addCommonOptions);
  }

  private static void addVersion(CommandSpec program) {
    program
        .version("sales " + ProgramVersion.get())
        .addOption(
            OptionSpec.builder("--version")
                .type(boolean.class)
                .versionHelp(true)
                .description("show the version, and the commit that it was built from")
                .build());
  }

  /** As of a variable of the shell that is not set: it would be a file here, or anybody's name. */
  private static String given(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("it is empty: give a value, or leave the option out");
    }
    return text;
  }

  private static HostPort hostPort(String text) {
    try {
      return HostPort.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static <T> T time(String text, Function<String, T> parser, String what) {
    try {
      return parser.apply(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException("'" + text + "' is not " + what);
    }
  }

  private static int fail(CommandLine root, Throwable failure, boolean verbose) {
    int status = fail(root, FailureLine.of(failure));
    if (verbose) {
      failure.printStackTrace(root.getErr());
    }
    return status;
  }

  private static int fail(CommandLine root, String line) {
    root.getErr().println(FailureLine.PREFIX + line);
    return FAILED;
  }
}
