package com.objectstream.sales.producer;

import com.objectstream.sales.producer.send.ProduceReport;
import java.io.PrintWriter;

/**
 * Prints the result once, whoever comes first: the run at its end or the signal that stops it. The
 * signal cannot leave it to the run, which may wait for standard input for ever.
 */
final class ResultLine {
  private final PrintWriter out;
  private boolean printed;

  ResultLine(PrintWriter out) {
    this.out = out;
  }

  synchronized void print(ProduceReport report) {
    if (!printed) {
      printed = true;
      out.println(report.summary());
      out.flush();
    }
  }
}
