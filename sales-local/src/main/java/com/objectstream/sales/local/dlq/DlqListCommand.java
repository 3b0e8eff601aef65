package com.objectstream.sales.local.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.command.KafkaConnectionOptions;
import com.objectstream.sales.command.OptionValues;
import com.objectstream.sales.command.failure.PrintableText;
import com.objectstream.sales.job.command.DeadLetterOptions;
import com.objectstream.sales.job.command.RejectFilterOptions;
import com.objectstream.sales.job.reject.DeadLetterReader;
import com.objectstream.sales.job.reject.DeadLetterReader.Passed;
import com.objectstream.sales.job.reject.RejectFilter;
import com.objectstream.sales.job.reject.RejectedLine;
import com.objectstream.sales.local.rows.Cell;
import com.objectstream.sales.local.rows.FormatOptions;
import com.objectstream.sales.local.rows.RowFormat;
import com.objectstream.sales.transform.source.SourcePosition;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dlq list}: shows rejected lines, the newest last, and how many there are of each kind. */
@Command(
    name = "list",
    description = "Shows rejected lines, and how many there are of each reason.",
    sortOptions = false,
    footer = {
      "",
      "Each attempt of a line is a reject of its own. The count by reason goes to stdout with the",
      "table, and to stderr with another format.",
      RowFormat.RAW_TEXT_1,
      RowFormat.RAW_TEXT_2
    })
public final class DlqListCommand implements Runnable {
  private static final List<String> COLUMNS =
      List.of(
          "time", "reason", "topic", "partition", "offset", "line", "attempt", "message", "value");
  private static final int LONGEST_VALUE = 200;

  @Spec private CommandSpec spec;
  @Mixin private KafkaConnectionOptions kafka;

  @Mixin private DeadLetterOptions deadLetters;

  @Mixin private RejectFilterOptions filter;

  @Option(names = "--limit", paramLabel = "N", description = "rejects to show, the newest")
  private int limit = 20;

  @Mixin private FormatOptions format;

  @Override
  public void run() {
    OptionValues.requirePositive(spec, "--limit", limit);
    RejectFilter wanted = filter.filter();
    var rejects = new NewestRejects(limit);
    try (var reader =
        new DeadLetterReader(
            kafka.connection(), deadLetters.topic(), deadLetters.retryDeadline())) {
      Passed passed =
          reader.read(
              reject -> {
                if (wanted.accepts(reject)) {
                  rejects.add(reject);
                }
              });
      print(rejects);
      passed.warn();
    }
  }

  private void print(NewestRejects rejects) {
    PrintWriter out = spec.commandLine().getOut();
    format
        .format()
        .print(COLUMNS, () -> rejects.newest().stream().map(this::cells).iterator(), out);
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter summary = format.format() == RowFormat.TABLE ? out : err;
    summary.println("\nRejects by reason:");
    rejects.summary().forEach(summary::println);
    if (rejects.count() == 0) {
      err.println("no such rejects in " + PrintableText.escaped(deadLetters.topic()));
    } else if (rejects.count() > limit) {
      err.printf("--limit %d reached: these are the newest of %,d%n", limit, rejects.count());
    }
  }

  private List<Cell> cells(RejectedLine reject) {
    SourcePosition first = reject.position();
    return List.of(
        Cell.text(reject.at().toString()),
        Cell.text(reject.reason()),
        Cell.text(first.topic()),
        Cell.number(first.partition()),
        Cell.number(first.offset()),
        Cell.number(first.line()),
        Cell.number(first.attempt()),
        Cell.text(reject.message()),
        Cell.text(cut(reject.value())));
  }

  /** The first characters; {@link NewestRejects} keeps more bytes than these can have. */
  private static String cut(byte[] value) {
    String text = new String(value, UTF_8);
    return text.codePointCount(0, text.length()) <= LONGEST_VALUE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…";
  }
}
