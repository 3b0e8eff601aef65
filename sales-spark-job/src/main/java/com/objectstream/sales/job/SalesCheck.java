package com.objectstream.sales.job;

import com.objectstream.sales.command.SalesCommandLine;
import com.objectstream.sales.job.command.CheckCommand;

/**
 * The main class that checks a job on a cluster before it is submitted, with its options and the
 * file systems that {@code spark-submit} knows: {@code --class
 * com.objectstream.sales.job.SalesCheck}.
 */
public final class SalesCheck {
  private SalesCheck() {}

  public static void main(String[] args) {
    System.exit(SalesCommandLine.run(new CheckCommand(), args));
  }
}
