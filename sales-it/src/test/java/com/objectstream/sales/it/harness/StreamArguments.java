package com.objectstream.sales.it.harness;

import java.util.List;
import java.util.stream.Stream;

/** The command line of {@code stream} over a pipeline. */
public record StreamArguments(Pipeline pipeline, String checkpoint) {
  /** Over what is there; a later option, each with a value after it, replaces an earlier one. */
  public String[] once(String... more) {
    return CommandArguments.of(pipeline, List.of("stream", "--once"), options(more));
  }

  /** Until it is stopped. */
  public String[] endless(String... more) {
    return CommandArguments.of(pipeline, List.of("stream"), options(more));
  }

  private Stream<String> options(String... more) {
    return Stream.concat(
        Stream.of("--checkpoint", pipeline.checkpoint(checkpoint)), Stream.of(more));
  }
}
