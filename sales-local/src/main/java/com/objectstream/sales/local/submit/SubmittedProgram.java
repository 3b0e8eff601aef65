package com.objectstream.sales.local.submit;

import com.objectstream.sales.job.SalesJob;
import com.objectstream.sales.job.SalesTotals;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the packaged jar can do on a cluster, by the word that names the same command here. */
enum SubmittedProgram {
  STREAM(SalesJob.class.getName()),
  TOTALS(SalesTotals.class.getName());

  private final String mainClass;

  SubmittedProgram(String mainClass) {
    this.mainClass = mainClass;
  }

  String mainClass() {
    return mainClass;
  }

  /** The command whose options it takes. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that the first argument names, otherwise {@link #STREAM}. */
  static SubmittedProgram of(List<String> arguments) {
    return named(arguments).findFirst().orElse(STREAM);
  }

  /** What is left for the program. */
  static List<String> withoutWord(List<String> arguments) {
    return arguments.subList((int) named(arguments).count(), arguments.size());
  }

  private static Stream<SubmittedProgram> named(List<String> arguments) {
    return Stream.of(values())
        .filter(program -> arguments.stream().limit(1).anyMatch(program.word()::equals));
  }
}
