package com.objectstream.sales.local.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.local.server.process.ServerClassPath;
import com.objectstream.sales.local.server.process.ServerCommand;
import com.objectstream.sales.local.server.process.TemporaryFolders;
import com.objectstream.sales.local.server.spark.SparkHome;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process with the class path of Spark's own, so that the job finds what it finds on any cluster.
 * It ends when this process does.
 */
final class SparkProcess implements AutoCloseable {
  private static final String JVM_OPTIONS = "SALES_JVM_OPTIONS";
  private static final Duration ORDERLY_END = Duration.ofSeconds(27);
  private static final Duration DELETION = Duration.ofSeconds(2);

  private final Path folder;
  private final Process process;

  private SparkProcess(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts a program.
   *
   * @param output that of this process, or a pipe for {@link #lines}
   * @param settings of Spark, as {@code key=value}
   */
  static SparkProcess start(
      String mainClass,
      MasterUrl master,
      List<String> arguments,
      Redirect output,
      List<String> settings) {
    try {
      Path folder = Files.createTempDirectory("sales-submit-");
      var builder =
          new ProcessBuilder(
                  command(folder, mainClass, arguments, settings).commandLine(Optional.empty()))
              .redirectOutput(output)
              .redirectError(output)
              .redirectErrorStream(output == Redirect.PIPE);
      Map<String, String> environment = builder.environment();
      environment.remove("SPARK_HOME"); // another Spark's
      if (master.isLoopback()) {
        environment.putIfAbsent(SparkHome.ADDRESS, MasterUrl.LOOPBACK);
      }
      return new SparkProcess(folder, builder.start());
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot start Spark (" + e.getMessage() + "): make room or allow it", e);
    }
  }

  private static ServerCommand command(
      Path folder, String mainClass, List<String> arguments, List<String> settings) {
    var jvm = new ArrayList<String>();
    jvm.addAll(List.of(ServerClassPath.jvmOptions("spark"), "-XX:+UseParallelGC", "-Xmx1g"));
    settings.forEach(setting -> jvm.add("-D" + setting));
    Optional.ofNullable(System.getenv(JVM_OPTIONS)).stream()
        .flatMap(options -> Stream.of(options.strip().split("\\s+")))
        .filter(option -> !option.isEmpty())
        .forEach(jvm::add);
    String classPath =
        String.join(
            File.pathSeparator,
            Optional.ofNullable(System.getenv("SPARK_CONF_DIR"))
                .orElse(SparkHome.settings().toString()),
            ServerClassPath.of("spark"));
    return new ServerCommand("Spark", folder, jvm, classPath, mainClass, arguments, Map.of());
  }

  /** The lines that it says, until it ends. */
  Stream<String> lines() {
    return new BufferedReader(process.inputReader(UTF_8)).lines();
  }

  int await() throws InterruptedException {
    return process.waitFor();
  }

  /** Has it end in order, or forcibly if that takes too long. */
  @Override
  public void close() {
    // Process.destroy() would close its standard input, the sign that the parent lives
    process.toHandle().destroy();
    try {
      if (!process.waitFor(ORDERLY_END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    TemporaryFolders.deleteUntilGone(folder, DELETION);
  }
}
