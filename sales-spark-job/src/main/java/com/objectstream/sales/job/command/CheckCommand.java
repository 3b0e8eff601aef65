package com.objectstream.sales.job.command;

import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.job.start.CheckFinding;
import com.objectstream.sales.job.start.CheckFinding.Level;
import com.objectstream.sales.job.start.StartChecks;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code check}: tells whether the job would start with these options, and changes nothing. */
@Command(
    name = "check",
    description = {
      "Tells whether 'stream' would start with the same options, and changes nothing.",
      "Looks at servers and credentials, topics, table, checkpoint, retention and lag: a line each."
    },
    sortOptions = false,
    footer = {
      "",
      "ok: holds; warn: 'stream' starts, but should not stay so; FAIL: it does not start; ?: could not",
      "be looked at, and why. The last line says whether it would start."
    })
public final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private StreamOptions streamOptions;

  /**
   * @throws IllegalStateException if something does not hold
   */
  @Override
  public Integer call() {
    streamOptions.monitoring().toSettings(); // wrong usage is wrong here too
    List<CheckFinding> findings = StartChecks.look(streamOptions.toOptions());
    findings.forEach(command.commandLine().getOut()::println);
    List<CheckFinding> failed = findings.stream().filter(f -> f.level() == Level.FAIL).toList();
    if (!failed.isEmpty()) {
      throw new IllegalStateException(
          "%d of %d checks failed, the first: %s"
              .formatted(failed.size(), findings.size(), failed.get(0).text()));
    }
    command.commandLine().getOut().println(verdict(findings));
    return 0;
  }

  private static CheckFinding verdict(List<CheckFinding> findings) {
    long others = findings.stream().filter(f -> f.level() != Level.OK).count();
    String but = others == 0 ? "" : ", but see " + Counted.of(others, "line") + " above";
    return new CheckFinding(Level.OK, "in all: 'stream' would start with these options" + but);
  }
}
