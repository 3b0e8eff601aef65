package com.objectstream.sales.local.rows;

import picocli.CommandLine.Option;

/** How rows are printed, on the command lines that print some. */
public final class FormatOptions {
  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      defaultValue = "table",
      description = "aligned columns, RFC 4180, or one object a line")
  private RowFormat format;

  public RowFormat format() {
    return format;
  }
}
