package com.objectstream.sales.command;

/**
 * A command that has a shutdown hook of its own which ends the process, such as after it has
 * stopped servers: with status 0 only if {@link ShutdownCause#isAskedFor()}.
 */
public interface EndsInOrder {}
