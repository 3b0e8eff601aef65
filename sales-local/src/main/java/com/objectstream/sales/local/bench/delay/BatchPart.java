package com.objectstream.sales.local.bench.delay;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The parts of a micro-batch in their order; together they are all of the time. */
enum BatchPart {
  LATEST_OFFSET("Kafka is asked for its ends (latestOffset)"),
  WAL_COMMIT("checkpoint: offsets (walCommit)"),
  PLANNING("planning (getBatch, queryPlanning)"),
  AROUND_JOB("addBatch before and after the Spark job"),
  AROUND_TASK("Spark job before and after its longest task"),
  TASK("longest task: read, parse, write"),
  COMMIT_OFFSETS("checkpoint: commit (commitOffsets)"),
  REST("the rest of the trigger"),
  PAUSE("until the next trigger");

  private final String text;

  BatchPart(String text) {
    this.text = text;
  }

  /** For people, with the names that Spark's progress gives its durations. */
  String text() {
    return text;
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
