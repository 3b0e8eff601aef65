package com.objectstream.sales.local.submit;

import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A driver on a worker: how it is started and ended. */
final class ClusterDriver {
  private static final Pattern NAME = Pattern.compile("driver-\\d+-\\d+");
  private static final Pattern BAD_END = Pattern.compile("State of driver.* is (FAILED|ERROR)");
  private static final Pattern TELLING =
      Pattern.compile("ERROR|FATAL|Exception|[Dd]river driver|does not exist|already");

  private ClusterDriver() {}

  /**
   * Hands a job over.
   *
   * @param arguments of {@code spark-submit}
   * @return the name of its driver
   * @throws IllegalStateException if the cluster does not take it, or it fails within seconds
   */
  static String submit(MasterUrl master, List<String> arguments) throws InterruptedException {
    return run("org.apache.spark.deploy.SparkSubmit", master, arguments, List.of()).stream()
        .flatMap(line -> NAME.matcher(line).results())
        .map(MatchResult::group)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the cluster at %s did not say how it calls the driver: see its page"
                        .formatted(master.text())));
  }

  /**
   * Asks a driver to end in order, and waits until it has.
   *
   * @throws IllegalStateException if there is none of this name
   */
  static void kill(MasterUrl master, String driver) throws InterruptedException {
    run(
        "org.apache.spark.deploy.Client",
        master,
        List.of("kill", master.text(), driver),
        List.of("spark.standalone.submit.waitAppCompletion=true"));
  }

  private static List<String> run(
      String mainClass, MasterUrl master, List<String> arguments, List<String> settings)
      throws InterruptedException {
    try (SparkProcess process =
        SparkProcess.start(mainClass, master, arguments, Redirect.PIPE, settings)) {
      List<String> lines = process.lines().toList();
      boolean failed = lines.stream().anyMatch(BAD_END.asPredicate());
      if (process.await() != 0 || failed) {
        throw new IllegalStateException(
            "the Spark cluster at %s refuses: %s".formatted(master.text(), reason(lines)));
      }
      return lines;
    }
  }

  private static String reason(List<String> lines) {
    Predicate<String> telling = TELLING.asPredicate();
    return Stream.concat(
            lines.stream().filter(BAD_END.asPredicate()), lines.stream().filter(telling))
        .findFirst()
        .map(String::strip)
        .orElse(lines.isEmpty() ? "it says nothing" : lines.get(lines.size() - 1));
  }
}
