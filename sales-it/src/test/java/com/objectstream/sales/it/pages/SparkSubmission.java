package com.objectstream.sales.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.job.SalesCheck;
import com.objectstream.sales.job.SalesJob;
import com.objectstream.sales.job.SalesTotals;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A line of {@code spark-submit} with one of this project's main classes.
 *
 * @param words what follows {@code spark-submit}
 */
record SparkSubmission(List<String> words) {
  /** Of Spark, each with a value after it but the last. */
  static final Set<String> OPTIONS =
      Set.of(
          "--master",
          "--deploy-mode",
          "--class",
          "--files",
          "--conf",
          "--driver-java-options",
          "--jars",
          "--supervise");

  private static final Map<String, String> COMMANDS =
      Map.of(
          SalesJob.class.getName(), "stream",
          SalesCheck.class.getName(), "check",
          SalesTotals.class.getName(), "totals");

  /** Fails if there is no such option or class, or if the class would refuse its arguments. */
  void parse() {
    int jar =
        IntStream.range(0, words.size())
            .filter(i -> words.get(i).endsWith(".jar"))
            .findFirst()
            .orElse(words.size());
    List<String> ofSpark = words.subList(0, jar);
    assertThat(ofSpark.stream().filter(word -> word.startsWith("--"))).isSubsetOf(OPTIONS);
    int mainClass = ofSpark.indexOf("--class") + 1;
    if (mainClass > 0) {
      assertThat(COMMANDS).containsKey(ofSpark.get(mainClass));
      Stream<String> command = Stream.of(COMMANDS.get(ofSpark.get(mainClass)));
      Stream<String> arguments = words.stream().skip(jar + 1L);
      new DocumentedCall(Stream.concat(command, arguments).toList()).parse();
    }
  }
}
