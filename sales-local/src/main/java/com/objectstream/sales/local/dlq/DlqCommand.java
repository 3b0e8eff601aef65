package com.objectstream.sales.local.dlq;

import com.objectstream.sales.job.command.DlqReplayCommand;
import picocli.CommandLine.Command;

/** {@code dlq}: what to do about lines that were no sales. */
@Command(
    name = "dlq",
    description = "Shows rejected lines, or sends them to their topic again.",
    subcommands = {DlqListCommand.class, DlqReplayCommand.class})
public final class DlqCommand {}
