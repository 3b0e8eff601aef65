package com.objectstream.sales.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command of {@code bin/sales} in a JVM of its own, as a user would run it. */
public final class SalesProcess implements AutoCloseable {
  /** Option of a JVM that ends before the other compiler has paid. */
  static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

  private static final Path HOME = Path.of(System.getProperty("sales.home"));

  private final Process process;
  private final Path folder;

  private SalesProcess(ProcessBuilder command) {
    try {
      folder = Files.createTempDirectory("it-process");
      process =
          command
              .redirectOutput(folder.resolve("stdout").toFile())
              .redirectError(folder.resolve("stderr").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a command whose JVM options are those of the script, with a smaller heap and the quick
   * compiler alone: most of these runs are over before the other one has paid.
   */
  public static SalesProcess start(String... arguments) {
    return command(List.of(), arguments);
  }

  public static SalesProcess startWith(String jvmOption, String... arguments) {
    return command(List.of(jvmOption), arguments);
  }

  public static SalesProcess startWith(List<String> jvmOptions, String... arguments) {
    return command(jvmOptions, arguments);
  }

  public static SalesProcess startIn(String timeZone, String... arguments) {
    return startWith("-Duser.timezone=" + timeZone, arguments);
  }

  /** Starts Spark's own {@code spark-submit} with these arguments. */
  public static SalesProcess submit(List<String> arguments) {
    return java(List.of(), "org.apache.spark.deploy.SparkSubmit", arguments);
  }

  private static SalesProcess command(List<String> jvmOptions, String... arguments) {
    return java(jvmOptions, "com.objectstream.sales.local.Sales", List.of(arguments));
  }

  private static SalesProcess java(
      List<String> jvmOptions, String mainClass, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + HOME.resolve("config/jvm/spark.options"));
    command.addAll(List.of("-Xmx512m", QUICK_COMPILER, "-Dsales.home=" + HOME));
    command.addAll(ClassArchive.option());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", classPath(), mainClass));
    command.addAll(arguments);
    return new SalesProcess(new ProcessBuilder(command));
  }

  /** Starts the script itself, or whatever else leads to a command. */
  static SalesProcess start(ProcessBuilder command) {
    return new SalesProcess(command);
  }

  /** The class path of this test without the tests themselves. */
  static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The exit status, within a time. */
  public int await(Duration patience) {
    try {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running after " + patience + ": " + stderr());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Process process() {
    return process;
  }

  /** Holds it where it is, until it is let go on or killed. */
  public void pause() {
    signal("STOP");
  }

  /** Lets it go on after {@link #pause}. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  public String stdout() {
    return read("stdout");
  }

  public String stderr() {
    return read("stderr");
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
