package com.objectstream.sales.job;

import com.objectstream.sales.command.SalesCommandLine;
import com.objectstream.sales.job.command.StreamCommand;

/** The main class for {@code spark-submit}; its options are those of {@code bin/sales stream}. */
public final class SalesJob {
  private SalesJob() {}

  public static void main(String[] args) {
    System.exit(SalesCommandLine.run(new StreamCommand(), args));
  }
}
